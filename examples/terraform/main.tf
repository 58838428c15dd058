# The system of pipelines.yaml in plain Terraform: the modules that `viaduct modules` writes, put together by hand.
# Three services go to staging in one region, and after an approval to production in two.

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

# Terraform has no for_each over providers: what is needed in two regions stands here twice.
provider "aws" {
  alias  = "eu_west_1"
  region = "eu-west-1"
}

data "aws_caller_identity" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  key_alias = "alias/demo-artifacts"

  # The regions of each environment, in release order.
  environments = {
    staging    = ["us-east-1"]
    production = ["us-east-1", "eu-west-1"]
  }

  artifact_stores = {
    us-east-1 = { bucket = module.store_us_east_1.bucket_name }
    eu-west-1 = { bucket = module.store_eu_west_1.bucket_name }
  }
}

module "store_us_east_1" {
  source = "../../dist/modules/artifact-store"

  bucket_name         = "demo-artifacts-${local.account}-us-east-1"
  package_bucket_name = "demo-packages-${local.account}-us-east-1"
  key_alias           = local.key_alias
}

module "store_eu_west_1" {
  source = "../../dist/modules/artifact-store"

  providers = {
    aws = aws.eu_west_1
  }

  bucket_name         = "demo-artifacts-${local.account}-eu-west-1"
  package_bucket_name = "demo-packages-${local.account}-eu-west-1"
  key_alias           = local.key_alias
}

module "connection" {
  source = "../../dist/modules/source-connection"

  name          = "demo"
  provider_type = "GitHub"
}

module "build" {
  source = "../../dist/modules/build-project"

  for_each = local.builds

  name                  = "demo-${each.key}"
  role_name             = "demo-${each.key}-build"
  description           = "Builds what the pipeline demo-${each.key} delivers"
  buildspec             = "app/${each.key}/buildspec.yml"
  artifact_bucket       = module.store_us_east_1.bucket_name
  key_alias             = local.key_alias
  environment_variables = each.value.environment_variables
  machine               = each.value.machine
  image_repository_arn  = each.value.image_repository_arn
  packages              = each.value.packages
}

module "approval" {
  source = "../../dist/modules/approval-topic"

  for_each = local.builds

  name  = "demo-${each.key}-production-approval"
  email = ["lead@example.com"]
}

module "pipeline" {
  source = "../../dist/modules/delivery-pipeline"

  for_each = local.builds

  name            = "demo-${each.key}"
  role_name       = "demo-${each.key}-pipeline"
  key_alias       = local.key_alias
  artifact_stores = local.artifact_stores

  trigger = {
    source_action = "Source"
    pushes        = [{ branches = ["main"], paths = ["app/${each.key}/**"] }]
  }

  stages = [
    {
      name = "Source"
      actions = [{
        name     = "Source"
        category = "Source"
        provider = "CodeStarSourceConnection"
        outputs  = ["SourceOutput"]
        configuration = {
          ConnectionArn        = module.connection.arn
          FullRepositoryId     = "acme/shop"
          BranchName           = "main"
          OutputArtifactFormat = "CODE_ZIP"
          DetectChanges        = "false"
        }
      }]
    },
    {
      name = "Build"
      actions = [{
        name          = "Build"
        category      = "Build"
        provider      = "CodeBuild"
        inputs        = ["SourceOutput"]
        outputs       = ["BuildOutput"]
        configuration = { ProjectName = module.build[each.key].name }
      }]
    },
    {
      name    = "staging"
      actions = local.deploys.staging[each.key]
    },
    {
      name = "production-approval"
      actions = [{
        name            = "Approve"
        category        = "Approval"
        provider        = "Manual"
        timeout_minutes = 2880
        configuration = {
          CustomData      = "Release ${each.key} to production?"
          NotificationArn = module.approval[each.key].arn
        }
      }]
    },
    {
      name    = "production"
      actions = local.deploys.production[each.key]
    },
  ]
}
