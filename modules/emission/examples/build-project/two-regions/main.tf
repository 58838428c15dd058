# The builds of two services in one region and of a third in another, with the least that they need.

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

module "build" {
  source   = "../.."
  for_each = toset(["api", "web"])

  name            = "acme-${each.key}"
  role_name       = "acme-${each.key}-build"
  artifact_bucket = "acme-artifacts-us-east-1"
  key_alias       = "alias/acme-artifacts"
}

# An inline buildspec, and packages for two regions; builds of pull requests, which hand nothing on.
module "build_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  name            = "acme-orders"
  role_name       = "acme-orders-build"
  description     = "Builds and packages the orders functions"
  artifact_bucket = "acme-artifacts-eu-west-1"
  key_alias       = "alias/acme-artifacts"

  buildspec = yamlencode({
    version = 0.2
    phases = {
      build = { commands = ["./package.sh"] }
    }
    artifacts = { files = ["packaged-*.yaml"] }
  })

  packages = {
    prefix = "orders"
    buckets = {
      eu-west-1 = "acme-packages-eu-west-1"
      us-east-1 = "acme-packages-us-east-1"
    }
  }
}

module "pull_requests_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  name            = "acme-orders-pull-requests"
  role_name       = "acme-orders-pull-requests-build"
  artifact_bucket = "acme-artifacts-eu-west-1"
  key_alias       = "alias/acme-artifacts"
  hands_on        = false

  environment_variables = { PULL_REQUEST = "true" }
}
