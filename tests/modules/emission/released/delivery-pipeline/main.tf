data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account                = data.aws_caller_identity.current.account_id
  region                 = data.aws_region.current.id
  actions                = flatten([for stage in var.stages : stage.actions])
  actions_elsewhere      = [for action in local.actions : action if action.role_arn != null]
  own_actions            = [for action in local.actions : action if action.role_arn == null]
  builds                 = [for action in local.own_actions : action if action.provider == "CodeBuild" && action.category == "Build"]
  approvals              = [for action in local.own_actions : action if action.provider == "Manual" && action.category == "Approval"]
  connection_sources     = [for action in local.own_actions : action if action.provider == "CodeStarSourceConnection" && action.category == "Source"]
  codecommit_sources     = [for action in local.own_actions : action if action.provider == "CodeCommit" && action.category == "Source"]
  s3_sources             = [for action in local.own_actions : action if action.provider == "S3" && action.category == "Source"]
  ecr_sources            = [for action in local.own_actions : action if action.provider == "ECR" && action.category == "Source"]
  codedeploy_deploys     = [for action in local.own_actions : action if action.provider == "CodeDeploy" && action.category == "Deploy"]
  cloudformation_deploys = [for action in local.own_actions : action if action.provider == "CloudFormation" && action.category == "Deploy"]
  s3_deploys             = [for action in local.own_actions : action if action.provider == "S3" && action.category == "Deploy"]
  lambda_invokes         = [for action in local.own_actions : action if action.provider == "Lambda" && action.category == "Invoke"]
  conditions             = flatten([for stage in var.stages : [stage.before_entry, stage.on_success]])
  rules                  = flatten([for condition in local.conditions : condition.rules if condition != null])
  alarm_rules            = [for rule in local.rules : rule if rule.provider == "CloudWatchAlarm"]
}

resource "aws_iam_role" "this" {
  description = "What the pipeline ${var.name} may do"
  name        = var.role_name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Trust"
      Effect    = "Allow"
      Principal = { Service = "codepipeline.amazonaws.com" }
      Action    = ["sts:AssumeRole"]
      Condition = {
        StringEqualsIfExists = { "aws:SourceAccount" = local.account }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = var.role_name
  role = aws_iam_role.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "FindStores"
          Effect   = "Allow"
          Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
          Resource = distinct([for region, store in var.artifact_stores : "arn:aws:s3:::${store.bucket}"])
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
        {
          Sid      = "PassArtifactsOn"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
          Resource = distinct([for region, store in var.artifact_stores : "arn:aws:s3:::${store.bucket}/*"])
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
        {
          Sid    = "UseStoreKeys"
          Effect = "Allow"
          Action = [
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKey*",
            "kms:ReEncrypt*",
          ]
          Resource = distinct([for region, store in var.artifact_stores : "arn:aws:kms:${region}:${local.account}:key/*"])
          Condition = {
            "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.key_alias }
            StringEquals = {
              "kms:ViaService" = distinct([for region, store in var.artifact_stores : "s3.${region}.amazonaws.com"])
            }
          }
        },
      ],
      length(local.alarm_rules) > 0 ? [{
        Sid      = "WatchAlarms"
        Effect   = "Allow"
        Action   = ["cloudwatch:DescribeAlarms"]
        Resource = distinct([for rule in local.alarm_rules : "arn:aws:cloudwatch:${rule.region}:${local.account}:alarm:${rule.configuration.AlarmName}"])
      }] : [],
      length(local.builds) > 0 ? [{
        Sid      = "Build"
        Effect   = "Allow"
        Action   = ["codebuild:BatchGetBuilds", "codebuild:StartBuild"]
        Resource = distinct([for action in local.builds : "arn:aws:codebuild:${local.region}:${local.account}:project/${action.configuration.ProjectName}"])
      }] : [],
      anytrue([for action in local.approvals : can(action.configuration.NotificationArn)]) ? [{
        Sid      = "AskForApproval"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = distinct([for action in local.approvals : action.configuration.NotificationArn if can(action.configuration.NotificationArn)])
      }] : [],
      length(local.connection_sources) > 0 ? [{
        Sid      = "UseConnection"
        Effect   = "Allow"
        Action   = ["codeconnections:UseConnection", "codestar-connections:UseConnection"]
        Resource = distinct([for action in local.connection_sources : action.configuration.ConnectionArn])
      }] : [],
      length(local.codecommit_sources) > 0 ? [{
        Sid    = "FetchCommits"
        Effect = "Allow"
        Action = [
          "codecommit:CancelUploadArchive",
          "codecommit:GetBranch",
          "codecommit:GetCommit",
          "codecommit:GetRepository",
          "codecommit:GetUploadArchiveStatus",
          "codecommit:UploadArchive",
        ]
        Resource = distinct([for action in local.codecommit_sources : "arn:aws:codecommit:${local.region}:${local.account}:${action.configuration.RepositoryName}"])
      }] : [],
      [for item in [
        {
          Sid      = "FindSourceObject"
          Effect   = "Allow"
          Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning", "s3:ListBucket"]
          Resource = distinct([for action in local.s3_sources : "arn:aws:s3:::${action.configuration.S3Bucket}"])
        },
        {
          Sid      = "FetchSourceObject"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:GetObjectVersion"]
          Resource = distinct([for action in local.s3_sources : "arn:aws:s3:::${action.configuration.S3Bucket}/${action.configuration.S3ObjectKey}"])
        },
        {
          Sid      = "DecryptSourceObject"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = ["arn:aws:kms:${local.region}:${local.account}:key/*"]
          Condition = {
            StringEquals = {
              "kms:EncryptionContext:aws:s3:arn" = concat(
                distinct([for action in local.s3_sources : "arn:aws:s3:::${action.configuration.S3Bucket}"]),
                distinct([for action in local.s3_sources : "arn:aws:s3:::${action.configuration.S3Bucket}/${action.configuration.S3ObjectKey}"]),
              )
              "kms:ViaService" = "s3.${local.region}.amazonaws.com"
            }
          }
        },
      ] : item if length(local.s3_sources) > 0],
      length(local.ecr_sources) > 0 ? [{
        Sid      = "FindImage"
        Effect   = "Allow"
        Action   = ["ecr:DescribeImages"]
        Resource = distinct([for action in local.ecr_sources : "arn:aws:ecr:${local.region}:${local.account}:repository/${action.configuration.RepositoryName}"])
      }] : [],
      [for item in [
        {
          Sid      = "Deploy"
          Effect   = "Allow"
          Action   = ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"]
          Resource = distinct([for action in local.codedeploy_deploys : "arn:aws:codedeploy:${coalesce(action.region, local.region)}:${local.account}:deploymentgroup:${action.configuration.ApplicationName}/${action.configuration.DeploymentGroupName}"])
        },
        {
          Sid    = "RegisterRevision"
          Effect = "Allow"
          Action = [
            "codedeploy:GetApplication",
            "codedeploy:GetApplicationRevision",
            "codedeploy:RegisterApplicationRevision",
          ]
          Resource = distinct([for action in local.codedeploy_deploys : "arn:aws:codedeploy:${coalesce(action.region, local.region)}:${local.account}:application:${action.configuration.ApplicationName}"])
        },
        {
          Sid      = "ReadDeploymentConfig"
          Effect   = "Allow"
          Action   = ["codedeploy:GetDeploymentConfig"]
          Resource = distinct([for action in local.codedeploy_deploys : "arn:aws:codedeploy:${coalesce(action.region, local.region)}:${local.account}:deploymentconfig:*"])
        },
      ] : item if length(local.codedeploy_deploys) > 0],
      length(local.cloudformation_deploys) > 0 ? [{
        Sid    = "DeployStacks"
        Effect = "Allow"
        Action = concat(
          anytrue([for action in local.cloudformation_deploys : action.configuration.ActionMode == "CHANGE_SET_REPLACE"]) ? ["cloudformation:CreateChangeSet", "cloudformation:DeleteChangeSet"] : [],
          anytrue([for action in local.cloudformation_deploys : action.configuration.ActionMode != "CREATE_UPDATE"]) ? ["cloudformation:DescribeChangeSet"] : [],
          anytrue([for action in local.cloudformation_deploys : action.configuration.ActionMode == "CREATE_UPDATE"]) ? ["cloudformation:CreateStack"] : [],
          ["cloudformation:DescribeStacks"],
          anytrue([for action in local.cloudformation_deploys : action.configuration.ActionMode == "CHANGE_SET_EXECUTE"]) ? ["cloudformation:ExecuteChangeSet"] : [],
          anytrue([for action in local.cloudformation_deploys : can(action.configuration.TemplateConfiguration)]) ? ["cloudformation:SetStackPolicy", "cloudformation:TagResource"] : [],
          anytrue([for action in local.cloudformation_deploys : action.configuration.ActionMode == "CREATE_UPDATE"]) ? ["cloudformation:UpdateStack"] : [],
        )
        Resource = distinct([for action in local.cloudformation_deploys : "arn:aws:cloudformation:${coalesce(action.region, local.region)}:${local.account}:stack/${action.configuration.StackName}/*"])
      }] : [],
      anytrue([for action in local.cloudformation_deploys : strcontains(lookup(action.configuration, "Capabilities", ""), "CAPABILITY_AUTO_EXPAND")]) ? [{
        Sid      = "UseServerlessTransform"
        Effect   = "Allow"
        Action   = ["cloudformation:CreateChangeSet"]
        Resource = distinct([for action in local.cloudformation_deploys : "arn:aws:cloudformation:${coalesce(action.region, local.region)}:aws:transform/Serverless-2016-10-31" if strcontains(lookup(action.configuration, "Capabilities", ""), "CAPABILITY_AUTO_EXPAND")])
      }] : [],
      anytrue([for action in local.cloudformation_deploys : can(action.configuration.RoleArn)]) ? [{
        Sid      = "PassDeployRoles"
        Effect   = "Allow"
        Action   = ["iam:PassRole"]
        Resource = distinct([for action in local.cloudformation_deploys : action.configuration.RoleArn if can(action.configuration.RoleArn)])
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "cloudformation.amazonaws.com"
          }
        }
      }] : [],
      [for item in [
        {
          Sid      = "FindSites"
          Effect   = "Allow"
          Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
          Resource = distinct([for action in local.s3_deploys : "arn:aws:s3:::${action.configuration.BucketName}"])
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
        {
          Sid      = "UploadSites"
          Effect   = "Allow"
          Action   = ["s3:PutObject"]
          Resource = distinct([for action in local.s3_deploys : "arn:aws:s3:::${action.configuration.BucketName}/*"])
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
      ] : item if length(local.s3_deploys) > 0],
      length(local.lambda_invokes) > 0 ? [{
        Sid      = "InvokeChecks"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = distinct([for action in local.lambda_invokes : "arn:aws:lambda:${coalesce(action.region, local.region)}:${local.account}:function:${action.configuration.FunctionName}"])
      }] : [],
      length(local.actions_elsewhere) > 0 ? [{
        Sid      = "ActInOtherAccounts"
        Effect   = "Allow"
        Action   = ["sts:AssumeRole"]
        Resource = distinct([for action in local.actions_elsewhere : action.role_arn])
      }] : [],
    )
  })
}

resource "aws_codepipeline" "this" {
  execution_mode = var.execution_mode
  name           = var.name
  pipeline_type  = "V2"
  role_arn       = aws_iam_role.this.arn

  dynamic "artifact_store" {
    for_each = var.artifact_stores

    content {
      location = artifact_store.value.bucket
      region   = length(var.artifact_stores) > 1 ? artifact_store.key : null
      type     = "S3"

      encryption_key {
        id   = artifact_store.value.key_arn != null ? artifact_store.value.key_arn : "arn:aws:kms:${artifact_store.key}:${local.account}:${var.key_alias}"
        type = "KMS"
      }
    }
  }

  dynamic "stage" {
    for_each = var.stages

    content {
      name = stage.value.name

      dynamic "action" {
        for_each = stage.value.actions

        content {
          category           = action.value.category
          configuration      = action.value.configuration
          input_artifacts    = length(action.value.inputs) > 0 ? action.value.inputs : null
          name               = action.value.name
          output_artifacts   = length(action.value.outputs) > 0 ? action.value.outputs : null
          owner              = action.value.owner
          provider           = action.value.provider
          region             = action.value.region == local.region ? null : action.value.region
          role_arn           = action.value.role_arn
          run_order          = action.value.run_order
          timeout_in_minutes = action.value.timeout_minutes
          version            = action.value.version
        }
      }

      dynamic "before_entry" {
        for_each = stage.value.before_entry != null ? [1] : []

        content {
          condition {
            result = stage.value.before_entry.result

            dynamic "rule" {
              for_each = stage.value.before_entry.rules

              content {
                configuration = rule.value.configuration
                name          = rule.value.name
                region        = rule.value.region

                rule_type_id {
                  category = "Rule"
                  owner    = "AWS"
                  provider = rule.value.provider
                  version  = "1"
                }
              }
            }
          }
        }
      }

      dynamic "on_failure" {
        for_each = stage.value.on_failure != null ? [1] : []

        content {
          result = stage.value.on_failure.result

          dynamic "retry_configuration" {
            for_each = stage.value.on_failure.retry_mode != null ? [1] : []

            content {
              retry_mode = stage.value.on_failure.retry_mode
            }
          }
        }
      }

      dynamic "on_success" {
        for_each = stage.value.on_success != null ? [1] : []

        content {
          condition {
            result = stage.value.on_success.result

            dynamic "rule" {
              for_each = stage.value.on_success.rules

              content {
                configuration = rule.value.configuration
                name          = rule.value.name
                region        = rule.value.region

                rule_type_id {
                  category = "Rule"
                  owner    = "AWS"
                  provider = rule.value.provider
                  version  = "1"
                }
              }
            }
          }
        }
      }
    }
  }

  dynamic "trigger" {
    for_each = var.trigger != null ? [1] : []

    content {
      provider_type = "CodeStarSourceConnection"

      git_configuration {
        source_action_name = var.trigger.source_action

        dynamic "pull_request" {
          for_each = var.trigger.pull_requests

          content {
            events = pull_request.value.events

            branches {
              includes = pull_request.value.branches
            }

            dynamic "file_paths" {
              for_each = length(pull_request.value.paths) > 0 ? [1] : []

              content {
                includes = pull_request.value.paths
              }
            }
          }
        }

        dynamic "push" {
          for_each = var.trigger.pushes

          content {
            dynamic "branches" {
              for_each = length(push.value.branches) > 0 ? [1] : []

              content {
                includes = push.value.branches
              }
            }

            dynamic "file_paths" {
              for_each = length(push.value.paths) > 0 ? [1] : []

              content {
                includes = push.value.paths
              }
            }

            dynamic "tags" {
              for_each = length(push.value.tags) > 0 ? [1] : []

              content {
                includes = push.value.tags
              }
            }
          }
        }
      }
    }
  }

  dynamic "variable" {
    for_each = var.variables

    content {
      default_value = variable.value.default
      description   = variable.value.description
      name          = variable.value.name
    }
  }

  depends_on = [aws_iam_role_policy.this]
}
