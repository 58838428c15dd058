provider "aws" {
  alias                       = "ireland"
  region                      = "eu-west-1"
  max_retries                 = 3
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_metadata_api_check     = true
}

locals {
  key_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Account"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
      }, {
      Sid       = "Pipelines"
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      Resource  = "*"
      Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::*:role/demo-*" } }
    }]
  })
}

resource "aws_kms_key" "home" {
  description             = var.changed ? "store key, second" : "store key"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy                  = local.key_policy
  tags                    = { stage = var.changed ? "second" : "first" }
}

resource "aws_kms_alias" "home" {
  name          = "alias/demo-artifacts"
  target_key_id = aws_kms_key.home.key_id
}

resource "aws_kms_key" "ireland" {
  provider            = aws.ireland
  description         = "store key"
  enable_key_rotation = true
  policy              = local.key_policy
}

resource "aws_kms_alias" "ireland" {
  provider      = aws.ireland
  name          = "alias/demo-artifacts"
  target_key_id = aws_kms_key.ireland.key_id
}
