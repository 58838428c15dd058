# Instances of two regions that exist already, told apart by their tags.

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

provider "aws" {
  alias  = "eu_west_1"
  region = "eu-west-1"
}

module "billing_us_east_1" {
  source   = "../.."
  for_each = toset(["test", "production"])

  name            = "acme-billing-${each.key}"
  instance_tags   = { service = "billing", environment = each.key }
  artifact_bucket = "acme-artifacts-us-east-1"
  key_alias       = "alias/acme-artifacts"
}

module "billing_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  name             = "acme-billing"
  instance_tags    = { service = "billing" }
  artifact_bucket  = "acme-artifacts-eu-west-1"
  artifact_account = "222222222222"
  key_alias        = "alias/acme-artifacts"

  minimum_healthy_hosts = { type = "HOST_COUNT", value = 2 }
  deploy_role_name      = "acme-billing-deploy"
  instance_policy_name  = "acme-billing-releases"
}

# The role that the instances of us-east-1 have.
resource "aws_iam_role" "billing" {
  name = "acme-billing"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "billing" {
  for_each = module.billing_us_east_1

  role       = aws_iam_role.billing.name
  policy_arn = each.value.instance_policy_arn
}
