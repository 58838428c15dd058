# Who is told what went wrong; deployments in the other region are told here, too.

module "alerts" {
  source = "../../dist/modules/alerts"

  name                    = "demo"
  key_alias               = "alias/demo-alerts"
  pipelines               = [for pipeline in module.pipeline : pipeline.name]
  build_projects          = [for build in module.build : build.name]
  codedeploy_applications = ["demo-web-production", "demo-web-staging"]
  email                   = ["ops@example.com"]
}

module "alert_forwarding" {
  source = "../../dist/modules/alert-forwarding"

  providers = {
    aws = aws.eu_west_1
  }

  name                    = "demo-deployment-failed"
  role_name               = "demo-alerts-eu-west-1"
  home_region             = "us-east-1"
  codedeploy_applications = ["demo-web-production"]
}
