# A connection to GitHub in one region, and one to Bitbucket in another; a person authorizes both in the console.

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

module "connection_us_east_1" {
  source = "../.."

  name = "acme"
}

module "connection_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  name          = "acme"
  provider_type = "Bitbucket"
}

output "connection_arn" {
  description = "What pipelines name in their source actions."
  value       = module.connection_us_east_1.arn
}
