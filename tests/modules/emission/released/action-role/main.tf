data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account                = data.aws_caller_identity.current.account_id
  region                 = data.aws_region.current.id
  cloudformation_actions = [for action in var.actions : action if action.provider == "CloudFormation"]
  codedeploy_actions     = [for action in var.actions : action if action.provider == "CodeDeploy"]
  s3_actions             = [for action in var.actions : action if action.provider == "S3"]
}

resource "aws_iam_role" "this" {
  description = "What ${basename(var.pipeline_role_arn)} of ${split(":", var.pipeline_role_arn)[4]} may do here"
  name        = var.name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "Trust"
      Effect = "Allow"
      Principal = {
        AWS = ["arn:aws:iam::${split(":", var.pipeline_role_arn)[4]}:root"]
      }
      Action = ["sts:AssumeRole"]
      Condition = {
        ArnEquals = {
          "aws:PrincipalArn" = [var.pipeline_role_arn]
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = var.name
  role = aws_iam_role.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "FindStores"
          Effect   = "Allow"
          Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
          Resource = ["arn:aws:s3:::${var.artifact_bucket}"]
          Condition = {
            StringEquals = {
              "aws:ResourceAccount" = split(":", var.pipeline_role_arn)[4]
            }
          }
        },
        {
          Sid      = "FetchArtifacts"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:GetObjectVersion"]
          Resource = ["arn:aws:s3:::${var.artifact_bucket}/*"]
          Condition = {
            StringEquals = {
              "aws:ResourceAccount" = split(":", var.pipeline_role_arn)[4]
            }
          }
        },
        {
          Sid      = "DecryptArtifacts"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:DescribeKey"]
          Resource = ["arn:aws:kms:${local.region}:${split(":", var.pipeline_role_arn)[4]}:key/*"]
          Condition = {
            "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.key_alias }
            StringEquals = {
              "kms:ViaService" = ["s3.${local.region}.amazonaws.com"]
            }
          }
        },
      ],
      length(local.cloudformation_actions) > 0 ? [{
        Sid    = "DeployStacks"
        Effect = "Allow"
        Action = concat(
          anytrue([for action in local.cloudformation_actions : action.configuration.ActionMode == "CHANGE_SET_REPLACE"]) ? ["cloudformation:CreateChangeSet", "cloudformation:DeleteChangeSet"] : [],
          anytrue([for action in local.cloudformation_actions : action.configuration.ActionMode != "CREATE_UPDATE"]) ? ["cloudformation:DescribeChangeSet"] : [],
          anytrue([for action in local.cloudformation_actions : action.configuration.ActionMode == "CREATE_UPDATE"]) ? ["cloudformation:CreateStack"] : [],
          ["cloudformation:DescribeStacks"],
          anytrue([for action in local.cloudformation_actions : action.configuration.ActionMode == "CHANGE_SET_EXECUTE"]) ? ["cloudformation:ExecuteChangeSet"] : [],
          anytrue([for action in local.cloudformation_actions : can(action.configuration.TemplateConfiguration)]) ? ["cloudformation:SetStackPolicy", "cloudformation:TagResource"] : [],
          anytrue([for action in local.cloudformation_actions : action.configuration.ActionMode == "CREATE_UPDATE"]) ? ["cloudformation:UpdateStack"] : [],
        )
        Resource = distinct([for action in local.cloudformation_actions : "arn:aws:cloudformation:${local.region}:${local.account}:stack/${action.configuration.StackName}/*"])
      }] : [],
      anytrue([for action in local.cloudformation_actions : strcontains(lookup(action.configuration, "Capabilities", ""), "CAPABILITY_AUTO_EXPAND")]) ? [{
        Sid      = "UseServerlessTransform"
        Effect   = "Allow"
        Action   = ["cloudformation:CreateChangeSet"]
        Resource = ["arn:aws:cloudformation:${local.region}:aws:transform/Serverless-2016-10-31"]
      }] : [],
      anytrue([for action in local.cloudformation_actions : can(action.configuration.RoleArn)]) ? [{
        Sid      = "PassDeployRoles"
        Effect   = "Allow"
        Action   = ["iam:PassRole"]
        Resource = distinct([for action in local.cloudformation_actions : action.configuration.RoleArn if can(action.configuration.RoleArn)])
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "cloudformation.amazonaws.com"
          }
        }
      }] : [],
      [for item in [
        {
          Sid      = "Deploy"
          Effect   = "Allow"
          Action   = ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"]
          Resource = distinct([for action in local.codedeploy_actions : "arn:aws:codedeploy:${local.region}:${local.account}:deploymentgroup:${action.configuration.ApplicationName}/${action.configuration.DeploymentGroupName}"])
        },
        {
          Sid    = "RegisterRevision"
          Effect = "Allow"
          Action = [
            "codedeploy:GetApplication",
            "codedeploy:GetApplicationRevision",
            "codedeploy:RegisterApplicationRevision",
          ]
          Resource = distinct([for action in local.codedeploy_actions : "arn:aws:codedeploy:${local.region}:${local.account}:application:${action.configuration.ApplicationName}"])
        },
        {
          Sid      = "ReadDeploymentConfig"
          Effect   = "Allow"
          Action   = ["codedeploy:GetDeploymentConfig"]
          Resource = ["arn:aws:codedeploy:${local.region}:${local.account}:deploymentconfig:*"]
        },
      ] : item if length(local.codedeploy_actions) > 0],
      [for item in [
        {
          Sid      = "FindSites"
          Effect   = "Allow"
          Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
          Resource = distinct([for action in local.s3_actions : "arn:aws:s3:::${action.configuration.BucketName}"])
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
        {
          Sid      = "UploadSites"
          Effect   = "Allow"
          Action   = ["s3:PutObject"]
          Resource = distinct([for action in local.s3_actions : "arn:aws:s3:::${action.configuration.BucketName}/*"])
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
      ] : item if length(local.s3_actions) > 0],
    )
  })
}
