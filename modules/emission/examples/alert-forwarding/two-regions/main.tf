# Sends the failed deployments of two regions to the region where the alerts are.

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
  region = "us-west-2"
}

provider "aws" {
  alias  = "eu_west_1"
  region = "eu-west-1"
}

module "us_west_2" {
  source = "../.."

  name                    = "acme-deployment-failed"
  role_name               = "acme-alerts-us-west-2"
  home_region             = "us-east-1"
  codedeploy_applications = ["acme-shop-production"]
}

module "eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  name                    = "acme-deployment-failed"
  role_name               = "acme-alerts-eu-west-1"
  home_region             = "us-east-1"
  codedeploy_applications = ["acme-shop-production"]
}
