data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account              = data.aws_caller_identity.current.account_id
  region               = data.aws_region.current.id
  artifact_account     = coalesce(var.artifact_account, local.account)
  deploy_role_name     = coalesce(var.deploy_role_name, "${var.name}-${local.region}-deploy")
  instance_policy_name = coalesce(var.instance_policy_name, "${var.name}-${local.region}-instance")
}

resource "aws_codedeploy_app" "deployment" {
  compute_platform = "Server"
  name             = var.name
}

resource "aws_iam_role" "deploy" {
  description = "What CodeDeploy may do for ${var.name}"
  name        = local.deploy_role_name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Trust"
      Effect    = "Allow"
      Principal = { Service = "codedeploy.amazonaws.com" }
      Action    = ["sts:AssumeRole"]
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnEquals = {
          "aws:SourceArn" = "arn:aws:codedeploy:${local.region}:${local.account}:deploymentgroup:${var.name}/${var.name}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "deploy" {
  name = local.deploy_role_name
  role = aws_iam_role.deploy.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "FindTaggedInstances"
      Effect   = "Allow"
      Action   = ["ec2:DescribeInstanceStatus", "ec2:DescribeInstances", "tag:GetResources"]
      Resource = ["*"]
    }]
  })
}

resource "aws_codedeploy_deployment_config" "deployment" {
  count = var.minimum_healthy_hosts != null ? 1 : 0

  compute_platform       = "Server"
  deployment_config_name = "${var.name}-${var.minimum_healthy_hosts.value}-${var.minimum_healthy_hosts.type == "HOST_COUNT" ? "hosts" : "percent"}"

  minimum_healthy_hosts {
    type  = var.minimum_healthy_hosts.type
    value = var.minimum_healthy_hosts.value
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_codedeploy_deployment_group" "deployment" {
  app_name               = aws_codedeploy_app.deployment.name
  deployment_config_name = var.minimum_healthy_hosts != null ? aws_codedeploy_deployment_config.deployment[0].deployment_config_name : var.deployment_config_name
  deployment_group_name  = var.name
  service_role_arn       = aws_iam_role.deploy.arn

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE"]
  }

  deployment_style {
    deployment_option = "WITHOUT_TRAFFIC_CONTROL"
    deployment_type   = "IN_PLACE"
  }

  dynamic "ec2_tag_set" {
    for_each = var.instance_tags

    content {
      ec2_tag_filter {
        key   = ec2_tag_set.key
        type  = "KEY_AND_VALUE"
        value = ec2_tag_set.value
      }
    }
  }

  depends_on = [aws_iam_role_policy.deploy]
}

resource "aws_iam_policy" "instance" {
  description = "What an instance needs for releases of ${var.name}"
  name        = local.instance_policy_name
  path        = "/viaduct/"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "FetchReleases"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource = ["arn:aws:s3:::${var.artifact_bucket}/*"]
        Condition = {
          StringEquals = {
            "aws:ResourceAccount" = local.artifact_account
          }
        }
      },
      {
        Sid      = "DecryptReleases"
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = ["arn:aws:kms:${local.region}:${local.artifact_account}:key/*"]
        Condition = {
          "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.key_alias }
          StringEquals = {
            "kms:ViaService" = ["s3.${local.region}.amazonaws.com"]
          }
        }
      },
      {
        Sid      = "FetchAgent"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = ["arn:aws:s3:::aws-codedeploy-${local.region}/*"]
      },
    ]
  })
}
