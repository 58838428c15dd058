# Where the SAM template of one service lands, in two regions.

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

module "hello_us_east_1" {
  source = "../.."

  stack_name     = "acme-hello-production"
  role_name      = "acme-hello-production-us-east-1-deploy"
  boundary_name  = "acme-hello-production-us-east-1-boundary"
  package_bucket = "acme-packages-us-east-1"
  package_prefix = "hello"
  key_alias      = "alias/acme-artifacts"
}

module "hello_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  stack_name      = "acme-hello-production"
  role_name       = "acme-hello-production-eu-west-1-deploy"
  boundary_name   = "acme-hello-production-eu-west-1-boundary"
  package_bucket  = "acme-packages-eu-west-1"
  package_prefix  = "hello"
  package_account = "222222222222"
  key_alias       = "alias/acme-artifacts"
}
