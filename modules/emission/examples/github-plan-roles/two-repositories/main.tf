# Two repositories of an account: the first brings the identity provider, the second is bound to a boundary.

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

module "shop" {
  source = "../.."

  repository      = { owner = "acme", name = "shop" }
  state           = { bucket = "acme-terraform-state", key = "shop.tfstate" }
  bucket_names    = ["acme-shop-*"]
  plan_role_name  = "acme-shop-plan"
  apply_role_name = "acme-shop-apply"
}

module "platform" {
  source = "../.."

  repository = {
    owner = "acme"
    name  = "platform"
    ids   = { owner = 123456, repository = 456789 }
  }

  state = {
    bucket    = "acme-terraform-state"
    key       = "platform/*.tfstate"
    region    = "eu-west-1"
    key_alias = "alias/acme-terraform-state"
  }

  bucket_names    = ["acme-artifacts-*", "acme-packages-*"]
  plan_role_name  = "acme-platform-plan"
  apply_role_name = "acme-platform-apply"

  plan_policies              = { read_tables = aws_iam_policy.read_tables.arn }
  environment                = "platform"
  apply_policies             = { deliver = aws_iam_policy.deliver.arn }
  apply_permissions_boundary = aws_iam_policy.deliver.arn
  apply_assumes              = ["arn:aws:iam::222222222222:role/platform"]
  oidc_provider_arn          = module.shop.oidc_provider_arn
}

resource "aws_iam_policy" "read_tables" {
  name = "acme-read-tables"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:DescribeTable", "dynamodb:ListTagsOfResource"]
      Resource = "arn:aws:dynamodb:*:111111111111:table/acme-*"
    }]
  })
}

resource "aws_iam_policy" "deliver" {
  name = "acme-deliver"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:CreateTable", "dynamodb:DeleteTable", "dynamodb:TagResource", "dynamodb:UpdateTable"]
      Resource = "arn:aws:dynamodb:*:111111111111:table/acme-*"
    }]
  })
}
