terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "changed" {
  type    = bool
  default = false
}

provider "aws" {
  region                      = "us-east-1"
  max_retries                 = 3
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_metadata_api_check     = true

  default_tags {
    tags = { system = "demo" }
  }
}

data "aws_caller_identity" "current" {}
