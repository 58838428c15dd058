# A small stack with one of everything that a review looks at, and a variable for each change to it.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "us-east-1"
  allowed_account_ids         = ["111111111111"]
  max_retries                 = 3
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_metadata_api_check     = true
}

variable "bucket" {
  type    = string
  default = "demo-shop-files"
}

variable "actions" {
  type    = list(string)
  default = ["sqs:ReceiveMessage"]
}

variable "readers" {
  type    = list(string)
  default = ["111111111111"]
}

variable "clients" {
  type    = list(string)
  default = ["10.0.0.0/8"]
}

variable "password" {
  type      = string
  sensitive = true
  default   = "first-Passw0rd-of-all"
}

variable "token" {
  type    = string
  default = "none"
}

variable "many" {
  type    = number
  default = 0
}

resource "aws_s3_bucket" "files" {
  bucket = var.bucket
}

resource "aws_sqs_queue" "orders" {
  name                       = "demo-shop-orders"
  visibility_timeout_seconds = 30
}

resource "aws_sns_topic" "alerts" {
  name         = "demo-shop-alerts"
  display_name = "Shop ${nonsensitive(var.password)}"
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Subscribe"
      Effect    = "Allow"
      Principal = { AWS = var.readers }
      Action    = ["sns:Subscribe"]
      Resource  = aws_sns_topic.alerts.arn
    }]
  })
}

resource "aws_iam_role" "worker" {
  name = "demo-shop-worker"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "worker" {
  name = "demo-shop-worker"
  role = aws_iam_role.worker.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = var.actions, Resource = aws_sqs_queue.orders.arn }]
  })
}

resource "aws_ssm_parameter" "password" {
  name  = "/demo/shop/password"
  type  = "SecureString"
  value = var.password
}

resource "aws_ssm_parameter" "settings" {
  name           = "/demo/shop/settings"
  type           = "String"
  insecure_value = jsonencode({ token = var.token, greeting = "hello" })
}

resource "aws_security_group" "web" {
  name = "demo-shop-web"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.clients
  }
}

resource "aws_sqs_queue" "many" {
  count = var.many
  name  = "demo-shop-${count.index}"
}
