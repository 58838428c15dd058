# A fleet for each environment in a VPC that exists, behind HTTPS under names of one's own.

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

locals {
  # A person lets requests reach the new instances of production, within an hour.
  environments = {
    test       = { blue_green = null }
    production = { blue_green = { termination_wait_minutes = 30, traffic_wait_minutes = 60 } }
  }
}

module "web" {
  source   = "../.."
  for_each = local.environments

  name                   = "acme-web-${each.key}"
  artifact_bucket        = "acme-artifacts-us-east-1"
  artifact_account       = "222222222222"
  key_alias              = "alias/acme-artifacts"
  deploy_role_name       = "acme-web-${each.key}-deploy"
  instance_role_name     = "acme-web-${each.key}-instance"
  deployment_config_name = "CodeDeployDefault.HalfAtATime"
  blue_green             = each.value.blue_green

  # By way of the associations, so that there is a way out before an instance starts.
  network = {
    vpc_id                   = aws_vpc.this.id
    subnet_ids               = aws_route_table_association.private[*].subnet_id
    load_balancer_subnet_ids = aws_route_table_association.public[*].subnet_id
  }

  https = {
    certificate_arn = aws_acm_certificate_validation.this[each.key].certificate_arn
  }
}

resource "aws_route53_record" "web" {
  for_each = local.environments

  zone_id = aws_route53_zone.this.zone_id
  name    = "${each.key}.example.com"
  type    = "A"

  alias {
    name                   = module.web[each.key].dns_name
    zone_id                = module.web[each.key].zone_id
    evaluate_target_health = true
  }
}
