# An artifact store in each of two regions, found there by the same alias.

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

module "store_us_east_1" {
  source = "../.."

  bucket_name = "acme-artifacts-us-east-1"
  key_alias   = "alias/acme-artifacts"
}

module "store_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  bucket_name         = "acme-artifacts-eu-west-1"
  package_bucket_name = "acme-packages-eu-west-1"
  key_alias           = "alias/acme-artifacts"
  artifact_readers    = ["arn:aws:iam::222222222222:role/acme-deploy"]
}
