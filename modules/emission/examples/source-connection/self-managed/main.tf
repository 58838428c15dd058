# Connections to a GitLab on the internet and to a GitHub Enterprise Server in a VPC, with a certificate of its own.

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

module "gitlab" {
  source = "../.."

  name          = "acme-gitlab"
  provider_type = "GitLabSelfManaged"

  host = {
    name = "acme-gitlab"
    url  = "https://gitlab.example.com"
  }
}

module "github" {
  source = "../.."

  name          = "acme-github"
  provider_type = "GitHubEnterpriseServer"

  host = {
    name = "acme-github"
    url  = "https://github.example.internal"

    network = {
      vpc_id             = "vpc-0123456789abcdef0"
      subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      security_group_ids = ["sg-0123456789abcdef0"]
      tls_certificate    = file("${path.module}/github.pem")
    }
  }
}
