# A pipeline that fetches an archive from a bucket, waits for approval and puts it into another bucket.

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

module "pipeline" {
  source = "../.."

  name      = "acme-shop"
  role_name = "acme-shop-pipeline"
  key_alias = "alias/acme-artifacts"

  artifact_stores = {
    us-east-1 = { bucket = "acme-artifacts-us-east-1" }
  }

  stages = [
    {
      name = "source"
      actions = [{
        name     = "archive"
        category = "Source"
        provider = "S3"
        outputs  = ["source"]
        configuration = {
          S3Bucket             = "acme-releases"
          S3ObjectKey          = "shop.zip"
          PollForSourceChanges = "false"
        }
      }]
    },
    {
      name = "production"
      actions = [
        {
          name     = "approve"
          category = "Approval"
          provider = "Manual"
        },
        {
          name      = "upload"
          category  = "Deploy"
          provider  = "S3"
          inputs    = ["source"]
          run_order = 2
          configuration = {
            BucketName = "acme-shop"
            Extract    = "true"
          }
        },
      ]
    },
  ]
}
