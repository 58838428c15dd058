# Starts a pipeline when an image is pushed under the tag live.

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

module "start" {
  source = "../.."

  name          = "acme-shop-start"
  pipeline_name = "acme-shop"

  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Action"]
    detail = {
      action-type     = ["PUSH"]
      repository-name = ["acme/shop"]
      image-tag       = ["live"]
      result          = ["SUCCESS"]
    }
  })
}
