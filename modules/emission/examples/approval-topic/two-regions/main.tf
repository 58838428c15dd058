# A topic for each environment that is approved in one region, and one without subscriptions of its own in another.

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

module "approval" {
  source = "../.."

  for_each = {
    staging    = ["qa@example.com"]
    production = ["lead@example.com", "ops@example.com"]
  }

  name  = "acme-shop-${each.key}-approval"
  email = each.value
}

module "approval_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  name = "acme-orders-production-approval"
}

output "approval_topics" {
  description = "What the approval action of each environment notifies."
  value       = { for environment, topic in module.approval : environment => topic.arn }
}
