# Two repositories in one region, and one more in another.

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

module "repository" {
  source   = "../.."
  for_each = { shop = "Code of the shop", billing = "Code of billing" }

  name        = each.key
  description = each.value
}

module "repository_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  name = "infrastructure"
}
