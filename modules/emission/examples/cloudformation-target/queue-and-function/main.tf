# Where the templates of two services land: one makes a queue, the other a function with a role of its own.

terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

module "queue" {
  source = "../.."

  for_each = toset(["staging", "production"])

  stack_name = "acme-queue-${each.key}"
  role_name  = "acme-queue-${each.key}-deploy"

  permissions = [{
    actions   = ["sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes"]
    resources = ["arn:aws:sqs:us-east-1:111111111111:acme-queue-${each.key}-*"]
  }]
}

module "function" {
  source = "../.."

  stack_name = "acme-function-production"
  role_name  = "acme-function-production-deploy"

  permissions = [
    {
      actions   = ["lambda:CreateFunction", "lambda:DeleteFunction", "lambda:GetFunction", "lambda:UpdateFunctionCode"]
      resources = ["arn:aws:lambda:us-east-1:111111111111:function:acme-function-production-*"]
    },
    {
      actions    = ["s3:GetObject"]
      resources  = ["arn:aws:s3:::acme-code/*"]
      conditions = { StringEquals = { "aws:ResourceAccount" = ["111111111111"] } }
    },
  ]

  template_roles = {
    boundary_name = "acme-function-production-boundary"
    passed_to     = ["lambda.amazonaws.com"]
    permissions = [{
      actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      resources = ["arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/acme-function-production-*"]
    }]
  }
}
