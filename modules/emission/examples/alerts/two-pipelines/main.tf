# Tells people by e-mail, and a queue, what goes wrong with the releases of two services.

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

module "alerts" {
  source = "../.."

  name                    = "acme-alerts"
  key_alias               = "alias/acme-alerts"
  pipelines               = ["acme-hello", "acme-shop"]
  build_projects          = ["acme-hello", "acme-shop"]
  codedeploy_applications = ["acme-shop-staging", "acme-shop-production"]
  email                   = ["lead@example.com", "ops@example.com"]
  https                   = ["https://chat.example.com/hooks/releases"]
  sqs                     = ["arn:aws:sqs:us-east-1:111111111111:acme-incidents"]
}

module "alerts_of_one" {
  source = "../.."

  name                     = "acme-legacy-alerts"
  key_alias                = "alias/acme-legacy-alerts"
  pipelines                = ["acme-legacy"]
  stages_in_other_accounts = ["production"]
}
