# What the three services need beyond what all have: an EC2 fleet, SAM templates, an image and a CloudFormation template.

locals {
  builds = {
    web = {
      environment_variables = {}
      machine               = {}
      image_repository_arn  = null
      packages              = null
    }
    hello = {
      environment_variables = {
        DEPLOY_REGIONS        = join(" ", sort(local.environments.production))
        PACKAGE_BUCKET_PREFIX = "demo-packages-${local.account}"
        PACKAGE_KEY_PREFIX    = "hello"
        PACKAGE_KMS_KEY       = local.key_alias
        SAM_TEMPLATE          = "app/hello/template.yaml"
      }
      machine              = {}
      image_repository_arn = null
      packages = {
        prefix = "hello"
        buckets = {
          us-east-1 = module.store_us_east_1.package_bucket_name
          eu-west-1 = module.store_eu_west_1.package_bucket_name
        }
      }
    }
    product = {
      environment_variables = {
        IMAGE_REPOSITORY = module.registry.url
        PARAMETER_FILES  = "app/product/parameters/production.params.json app/product/parameters/staging.params.json"
      }
      machine              = { privileged = true }
      image_repository_arn = module.registry.arn
      packages             = null
    }
  }

  # The actions of each environment's stage: one in each of its regions.
  deploys = {
    for environment, regions in local.environments : environment => {
      web = [for region in regions : {
        name     = "Deploy-${region}"
        category = "Deploy"
        provider = "CodeDeploy"
        region   = region
        inputs   = ["BuildOutput"]
        configuration = {
          ApplicationName     = "demo-web-${environment}"
          DeploymentGroupName = "demo-web-${environment}"
        }
      }]
      hello = [for region in regions : {
        name     = "Deploy-${region}"
        category = "Deploy"
        provider = "CloudFormation"
        region   = region
        inputs   = ["BuildOutput"]
        configuration = {
          ActionMode   = "CREATE_UPDATE"
          StackName    = "demo-hello-${environment}"
          RoleArn      = local.roles.hello[region][environment]
          Capabilities = "CAPABILITY_IAM,CAPABILITY_AUTO_EXPAND"
          TemplatePath = "BuildOutput::packaged-${region}.yaml"
        }
      }]
      product = [for region in regions : {
        name     = "Deploy-${region}"
        category = "Deploy"
        provider = "CloudFormation"
        region   = region
        inputs   = ["BuildOutput"]
        configuration = {
          ActionMode            = "CREATE_UPDATE"
          StackName             = "demo-product-${environment}"
          RoleArn               = local.roles.product[region][environment]
          Capabilities          = "CAPABILITY_IAM"
          TemplatePath          = "BuildOutput::app/product/template.yaml"
          TemplateConfiguration = "BuildOutput::app/product/parameters/${environment}.params.json"
        }
      }]
    }
  }

  roles = {
    hello = {
      us-east-1 = { for environment, target in module.hello_us_east_1 : environment => target.role_arn }
      eu-west-1 = { production = module.hello_eu_west_1.role_arn }
    }
    product = {
      us-east-1 = { for environment, target in module.product_us_east_1 : environment => target.role_arn }
      eu-west-1 = { production = module.product_eu_west_1.role_arn }
    }
  }
}

module "web_us_east_1" {
  source = "../../dist/modules/codedeploy-target"

  # Staging is updated in place; in production each release gets new instances.
  for_each = {
    staging    = null
    production = { termination_wait_minutes = 60 }
  }

  name               = "demo-web-${each.key}"
  deploy_role_name   = "demo-web-${each.key}-us-east-1-deploy"
  instance_role_name = "demo-web-${each.key}-us-east-1-instance"
  artifact_bucket    = module.store_us_east_1.bucket_name
  key_alias          = local.key_alias
  port               = 3000
  health_check_path  = "/health"
  min_size           = 2
  max_size           = 4
  blue_green         = each.value
}

module "web_eu_west_1" {
  source = "../../dist/modules/codedeploy-target"

  providers = {
    aws = aws.eu_west_1
  }

  name               = "demo-web-production"
  deploy_role_name   = "demo-web-production-eu-west-1-deploy"
  instance_role_name = "demo-web-production-eu-west-1-instance"
  artifact_bucket    = module.store_eu_west_1.bucket_name
  key_alias          = local.key_alias
  port               = 3000
  health_check_path  = "/health"
  min_size           = 2
  max_size           = 4
  blue_green         = { termination_wait_minutes = 60 }
}

module "hello_us_east_1" {
  source = "../../dist/modules/sam-target"

  for_each = local.environments

  stack_name     = "demo-hello-${each.key}"
  role_name      = "demo-hello-${each.key}-us-east-1-deploy"
  boundary_name  = "demo-hello-${each.key}-us-east-1-boundary"
  package_bucket = module.store_us_east_1.package_bucket_name
  package_prefix = "hello"
  key_alias      = local.key_alias
}

module "hello_eu_west_1" {
  source = "../../dist/modules/sam-target"

  providers = {
    aws = aws.eu_west_1
  }

  stack_name     = "demo-hello-production"
  role_name      = "demo-hello-production-eu-west-1-deploy"
  boundary_name  = "demo-hello-production-eu-west-1-boundary"
  package_bucket = module.store_eu_west_1.package_bucket_name
  package_prefix = "hello"
  key_alias      = local.key_alias
}

module "registry" {
  source = "../../dist/modules/container-registry"

  name = "demo/product"
}

module "product_us_east_1" {
  source = "../../dist/modules/cloudformation-target"

  for_each = local.environments

  stack_name = "demo-product-${each.key}"
  role_name  = "demo-product-${each.key}-us-east-1-deploy"

  permissions = [{
    actions   = ["ecs:CreateCluster", "ecs:DeleteCluster", "ecs:DescribeClusters"]
    resources = ["arn:aws:ecs:us-east-1:${local.account}:cluster/demo-product-${each.key}"]
  }]
}

module "product_eu_west_1" {
  source = "../../dist/modules/cloudformation-target"

  providers = {
    aws = aws.eu_west_1
  }

  stack_name = "demo-product-production"
  role_name  = "demo-product-production-eu-west-1-deploy"

  permissions = [{
    actions   = ["ecs:CreateCluster", "ecs:DeleteCluster", "ecs:DescribeClusters"]
    resources = ["arn:aws:ecs:eu-west-1:${local.account}:cluster/demo-product-production"]
  }]
}
