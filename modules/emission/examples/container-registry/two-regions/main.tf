# Repositories for the images of two services in one region, and of a third in another, which two accounts pull from.

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

module "images" {
  source   = "../.."
  for_each = toset(["api", "worker"])

  name = "acme/${each.key}"
}

module "images_eu_west_1" {
  source = "../.."

  providers = {
    aws = aws.eu_west_1
  }

  name            = "acme/web"
  reader_accounts = ["222222222222", "333333333333"]
}

output "image_repositories" {
  description = "Where each service's images are pushed to."
  value       = { for service, images in module.images : service => images.url }
}
