# A build on an image of one's own, in a VPC, with secrets, reports and a cache, which makes the image of a service.

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

module "build" {
  source = "../.."

  name            = "acme-shop"
  role_name       = "acme-shop-build"
  description     = "Builds and tests the shop"
  artifact_bucket = "acme-artifacts-us-east-1"
  key_alias       = "alias/acme-artifacts"
  buildspec       = "ci/buildspec.yml"
  build_timeout   = 30
  queued_timeout  = 60

  machine = {
    type         = "ARM_CONTAINER"
    compute_type = "BUILD_GENERAL1_LARGE"
    image        = "111111111111.dkr.ecr.us-east-1.amazonaws.com/acme/build-tools:3"
    privileged   = true
  }

  cache = {
    type   = "S3"
    prefix = "build-cache/shop"
  }

  network = {
    vpc_id             = "vpc-0123456789abcdef0"
    subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }

  environment_variables = {
    IMAGE_REPOSITORY = "111111111111.dkr.ecr.us-east-1.amazonaws.com/acme/shop"
    NODE_ENV         = "production"
  }

  secrets = {
    NPM_TOKEN  = "ssm:/acme/npm-token"
    SENTRY_DSN = "secretsmanager:acme/sentry:dsn"
  }

  reports = {
    coverage = "CODE_COVERAGE"
    unit     = "TEST"
  }

  image_repository_arn = "arn:aws:ecr:us-east-1:111111111111:repository/acme/shop"
}

# Docker on the host's own cache of layers.
module "scan" {
  source = "../.."

  name            = "acme-shop-scan"
  role_name       = "acme-shop-scan-build"
  artifact_bucket = "acme-artifacts-us-east-1"
  key_alias       = "alias/acme-artifacts"
  machine         = { privileged = true }
  cache           = { type = "LOCAL" }
}
