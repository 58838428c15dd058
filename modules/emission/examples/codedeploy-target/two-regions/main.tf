# A fleet in each of two regions: one is updated in place, in the other each release gets new instances.

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

module "web_us_east_1" {
  source = "../.."

  name            = "acme-web"
  artifact_bucket = "acme-artifacts-us-east-1"
  key_alias       = "alias/acme-artifacts"
}

module "web_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  name            = "acme-web"
  artifact_bucket = "acme-artifacts-eu-west-1"
  key_alias       = "alias/acme-artifacts"

  port              = 8080
  health_check_path = "/health"
  instance_type     = "t4g.small"
  min_size          = 3
  max_size          = 9
  packages          = ["nodejs24", "nodejs24-npm"]
  instance_tags     = { team = "web" }

  # Two of three instances keep serving, and the old ones stay for another hour.
  minimum_healthy_hosts = { type = "FLEET_PERCENT", value = 60 }
  blue_green            = {}
}

output "dns_names" {
  value = {
    us-east-1 = module.web_us_east_1.dns_name
    eu-west-1 = module.web_eu_west_1.dns_name
  }
}
