# What the pipeline of the account 222222222222 does in this one: a fleet, a stack and a site.

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

module "fleet" {
  source = "../.."

  name              = "acme-shop-production-action"
  pipeline_role_arn = "arn:aws:iam::222222222222:role/viaduct/acme-shop-pipeline"
  artifact_bucket   = "acme-artifacts-us-east-1"
  key_alias         = "alias/acme-artifacts"

  actions = [{
    provider = "CodeDeploy"
    configuration = {
      ApplicationName     = "acme-shop-production"
      DeploymentGroupName = "acme-shop-production"
    }
  }]
}

module "stack_and_site" {
  source = "../.."

  name              = "acme-hello-production-action"
  pipeline_role_arn = "arn:aws:iam::222222222222:role/viaduct/acme-hello-pipeline"
  artifact_bucket   = "acme-artifacts-us-east-1"
  key_alias         = "alias/acme-artifacts"

  actions = [
    {
      provider = "CloudFormation"
      configuration = {
        ActionMode   = "CREATE_UPDATE"
        StackName    = "acme-hello-production"
        Capabilities = "CAPABILITY_NAMED_IAM,CAPABILITY_AUTO_EXPAND"
        RoleArn      = "arn:aws:iam::111111111111:role/viaduct/acme-hello-production-deploy"
        TemplatePath = "build::template.yaml"
      }
    },
    {
      provider      = "S3"
      configuration = { BucketName = "acme-hello-site", Extract = "true" }
    },
  ]
}
