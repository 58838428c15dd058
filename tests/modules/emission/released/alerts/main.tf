data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  region  = data.aws_region.current.id
}

resource "aws_kms_key" "alerts" {
  deletion_window_in_days = 30
  description             = "Encrypts ${var.name}"
  enable_key_rotation     = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "LeaveToIam"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::${local.account}:root"
        }
        Action   = ["kms:*"]
        Resource = ["*"]
      },
      {
        Sid       = "EncryptEvents"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = ["*"]
      },
    ]
  })
}

resource "aws_kms_alias" "alerts" {
  name          = var.key_alias
  target_key_id = aws_kms_key.alerts.key_id
}

resource "aws_sns_topic" "alerts" {
  kms_master_key_id = aws_kms_key.alerts.arn
  name              = var.name
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "PublishEvents"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = ["sns:Publish"]
        Resource  = ["arn:aws:sns:${local.region}:${local.account}:${var.name}"]
      },
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["sns:Publish"]
        Resource  = ["arn:aws:sns:${local.region}:${local.account}:${var.name}"]
        Condition = {
          Bool = { "aws:SecureTransport" = "false" }
        }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "alerts_email" {
  for_each = toset(var.email)

  endpoint  = each.value
  protocol  = "email"
  topic_arn = aws_sns_topic.alerts.arn
}

resource "aws_sns_topic_subscription" "alerts_https" {
  for_each = toset(var.https)

  endpoint  = each.value
  protocol  = "https"
  topic_arn = aws_sns_topic.alerts.arn
}

resource "aws_sns_topic_subscription" "alerts_sqs" {
  for_each = toset(var.sqs)

  endpoint  = each.value
  protocol  = "sqs"
  topic_arn = aws_sns_topic.alerts.arn
}

resource "aws_cloudwatch_event_rule" "pipeline_failed" {
  description = "Tells that a release failed"
  name        = "${var.name}-pipeline-failed"

  event_pattern = jsonencode({
    source        = ["aws.codepipeline"]
    "detail-type" = ["CodePipeline Pipeline Execution State Change"]
    detail = {
      pipeline = var.pipelines
      state    = ["FAILED"]
    }
  })
}

resource "aws_cloudwatch_event_rule" "pipeline_recovered" {
  description = "Tells that a release succeeded after one that failed"
  name        = "${var.name}-pipeline-recovered"

  event_pattern = jsonencode({
    source        = ["aws.cloudwatch"]
    "detail-type" = ["CloudWatch Alarm State Change"]
    detail = {
      alarmName     = distinct([for pipeline in var.pipelines : "${pipeline}-failing"])
      previousState = { value = ["ALARM"] }
      state         = { value = ["OK"] }
    }
  })
}

resource "aws_cloudwatch_event_rule" "approval_pending" {
  description = "Tells that a release waits for approval"
  name        = "${var.name}-approval-pending"

  event_pattern = jsonencode({
    source        = ["aws.codepipeline"]
    "detail-type" = ["CodePipeline Action Execution State Change"]
    detail = {
      pipeline = var.pipelines
      state    = ["STARTED"]
      type     = { category = ["Approval"] }
    }
  })
}

resource "aws_cloudwatch_event_rule" "deploy_action_failed" {
  description = "Tells that a deployment by other means than CodeDeploy failed"
  name        = "${var.name}-deploy-action-failed"

  event_pattern = jsonencode({
    source        = ["aws.codepipeline"]
    "detail-type" = ["CodePipeline Action Execution State Change"]
    detail = {
      pipeline = var.pipelines
      state    = ["FAILED"]
      type = {
        category = ["Deploy"]
        provider = [{ "anything-but" = "CodeDeploy" }]
      }
    }
  })
}

resource "aws_cloudwatch_event_rule" "build_failed" {
  count = length(var.build_projects) > 0 ? 1 : 0

  description = "Tells that a build failed"
  name        = "${var.name}-build-failed"

  event_pattern = jsonencode({
    source        = ["aws.codebuild"]
    "detail-type" = ["CodeBuild Build State Change"]
    detail = {
      "build-status" = ["FAILED", "FAULT", "TIMED_OUT"]
      "project-name" = var.build_projects
    }
  })
}

resource "aws_cloudwatch_event_rule" "deployment_failed" {
  count = length(var.codedeploy_applications) > 0 ? 1 : 0

  description = "Tells that a deployment by CodeDeploy failed, in whatever region"
  name        = "${var.name}-deployment-failed"

  event_pattern = jsonencode({
    source        = ["aws.codedeploy"]
    "detail-type" = ["CodeDeploy Deployment State-change Notification"]
    detail = {
      application = var.codedeploy_applications
      state       = ["FAILURE"]
    }
  })
}

resource "aws_cloudwatch_event_rule" "deployment_elsewhere_failed" {
  count = length(var.stages_in_other_accounts) > 0 ? 1 : 0

  description = "Tells that a deployment by CodeDeploy in another account failed"
  name        = "${var.name}-deployment-elsewhere-failed"

  event_pattern = jsonencode({
    source        = ["aws.codepipeline"]
    "detail-type" = ["CodePipeline Action Execution State Change"]
    detail = {
      pipeline = var.pipelines
      state    = ["FAILED"]
      stage    = var.stages_in_other_accounts
      type = {
        category = ["Deploy"]
        provider = ["CodeDeploy"]
      }
    }
  })
}

resource "aws_cloudwatch_event_rule" "releases" {
  description = "How releases ended"
  name        = "${var.name}-release-ended"

  event_pattern = jsonencode({
    source        = ["aws.codepipeline"]
    "detail-type" = ["CodePipeline Pipeline Execution State Change"]
    detail = {
      pipeline = var.pipelines
      state    = ["FAILED", "SUCCEEDED"]
    }
  })
}

resource "aws_cloudwatch_event_target" "pipeline_failed" {
  arn       = aws_sns_topic.alerts.arn
  rule      = aws_cloudwatch_event_rule.pipeline_failed.name
  target_id = "topic"

  input_transformer {
    input_template = "\"The pipeline <pipeline> in <region> failed at <time>: https://<region>.console.aws.amazon.com/codesuite/codepipeline/pipelines/<pipeline>/executions/<execution>/timeline?region=<region>\""

    input_paths = {
      region    = "$.region"
      time      = "$.time"
      pipeline  = "$.detail.pipeline"
      execution = "$.detail.execution-id"
    }
  }

  depends_on = [aws_sns_topic_policy.alerts]
}

resource "aws_cloudwatch_event_target" "pipeline_recovered" {
  arn       = aws_sns_topic.alerts.arn
  rule      = aws_cloudwatch_event_rule.pipeline_recovered.name
  target_id = "topic"

  input_transformer {
    input_template = "\"The pipeline <pipeline> in <region> recovered at <time>, its last release succeeded: https://<region>.console.aws.amazon.com/codesuite/codepipeline/pipelines/<pipeline>/executions?region=<region>\""

    input_paths = {
      region   = "$.region"
      time     = "$.time"
      pipeline = "$.detail.configuration.metrics[0].metricStat.metric.dimensions.Pipeline"
    }
  }

  depends_on = [aws_sns_topic_policy.alerts]
}

resource "aws_cloudwatch_event_target" "approval_pending" {
  arn       = aws_sns_topic.alerts.arn
  rule      = aws_cloudwatch_event_rule.approval_pending.name
  target_id = "topic"

  input_transformer {
    input_template = "\"The pipeline <pipeline> in <region> waits for approval at its stage <stage> since <time>: https://<region>.console.aws.amazon.com/codesuite/codepipeline/pipelines/<pipeline>/view?region=<region>\""

    input_paths = {
      region   = "$.region"
      time     = "$.time"
      pipeline = "$.detail.pipeline"
      stage    = "$.detail.stage"
    }
  }

  depends_on = [aws_sns_topic_policy.alerts]
}

resource "aws_cloudwatch_event_target" "deploy_action_failed" {
  arn       = aws_sns_topic.alerts.arn
  rule      = aws_cloudwatch_event_rule.deploy_action_failed.name
  target_id = "topic"

  input_transformer {
    input_template = "\"The deployment <action> of the pipeline <pipeline> failed at its stage <stage> at <time>: https://<region>.console.aws.amazon.com/codesuite/codepipeline/pipelines/<pipeline>/executions/<execution>/timeline?region=<region>\""

    input_paths = {
      region    = "$.region"
      time      = "$.time"
      action    = "$.detail.action"
      execution = "$.detail.execution-id"
      pipeline  = "$.detail.pipeline"
      stage     = "$.detail.stage"
    }
  }

  depends_on = [aws_sns_topic_policy.alerts]
}

resource "aws_cloudwatch_event_target" "build_failed" {
  count = length(var.build_projects) > 0 ? 1 : 0

  arn       = aws_sns_topic.alerts.arn
  rule      = aws_cloudwatch_event_rule.build_failed[0].name
  target_id = "topic"

  input_transformer {
    input_template = "\"The build <project> in <region> ended as <status> at <time>: https://<region>.console.aws.amazon.com/codesuite/codebuild/<account>/projects/<project>/history?region=<region>\""

    input_paths = {
      region  = "$.region"
      time    = "$.time"
      account = "$.account"
      project = "$.detail.project-name"
      status  = "$.detail.build-status"
    }
  }

  depends_on = [aws_sns_topic_policy.alerts]
}

resource "aws_cloudwatch_event_target" "deployment_failed" {
  count = length(var.codedeploy_applications) > 0 ? 1 : 0

  arn       = aws_sns_topic.alerts.arn
  rule      = aws_cloudwatch_event_rule.deployment_failed[0].name
  target_id = "topic"

  input_transformer {
    input_template = "\"The deployment <deployment> to <group> in <region> failed at <time>: https://<region>.console.aws.amazon.com/codesuite/codedeploy/deployments/<deployment>?region=<region>\""

    input_paths = {
      region     = "$.region"
      time       = "$.time"
      deployment = "$.detail.deploymentId"
      group      = "$.detail.deploymentGroup"
    }
  }

  depends_on = [aws_sns_topic_policy.alerts]
}

resource "aws_cloudwatch_event_target" "deployment_elsewhere_failed" {
  count = length(var.stages_in_other_accounts) > 0 ? 1 : 0

  arn       = aws_sns_topic.alerts.arn
  rule      = aws_cloudwatch_event_rule.deployment_elsewhere_failed[0].name
  target_id = "topic"

  input_transformer {
    input_template = "\"The deployment <action> of the pipeline <pipeline> failed at its stage <stage> at <time>: https://<region>.console.aws.amazon.com/codesuite/codepipeline/pipelines/<pipeline>/executions/<execution>/timeline?region=<region>\""

    input_paths = {
      region    = "$.region"
      time      = "$.time"
      action    = "$.detail.action"
      execution = "$.detail.execution-id"
      pipeline  = "$.detail.pipeline"
      stage     = "$.detail.stage"
    }
  }

  depends_on = [aws_sns_topic_policy.alerts]
}

resource "aws_cloudwatch_event_target" "releases" {
  arn       = "arn:aws:logs:${local.region}:${local.account}:log-group:/aws/events/${var.name}-releases"
  rule      = aws_cloudwatch_event_rule.releases.name
  target_id = "log"

  depends_on = [aws_cloudwatch_log_group.releases, aws_cloudwatch_log_resource_policy.releases]
}

resource "aws_cloudwatch_log_group" "releases" {
  name              = "/aws/events/${var.name}-releases"
  retention_in_days = 90
}

resource "aws_cloudwatch_log_resource_policy" "releases" {
  policy_name = var.name

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "MakeStreams"
        Effect = "Allow"
        Principal = {
          Service = ["delivery.logs.amazonaws.com", "events.amazonaws.com"]
        }
        Action = ["logs:CreateLogStream"]
        Resource = [
          "arn:aws:logs:${local.region}:${local.account}:log-group:/aws/events/${var.name}-releases:*",
        ]
      },
      {
        Sid    = "WriteEvents"
        Effect = "Allow"
        Principal = {
          Service = ["delivery.logs.amazonaws.com", "events.amazonaws.com"]
        }
        Action = ["logs:PutLogEvents"]
        Resource = [
          "arn:aws:logs:${local.region}:${local.account}:log-group:/aws/events/${var.name}-releases:*",
        ]
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = "arn:aws:events:${local.region}:${local.account}:rule/${var.name}-release-ended"
          }
        }
      },
    ]
  })
}

resource "aws_cloudwatch_log_metric_filter" "releases_failed" {
  log_group_name = aws_cloudwatch_log_group.releases.name
  name           = "failed"
  pattern        = "{ $.detail.state = \"FAILED\" }"

  metric_transformation {
    dimensions = { Pipeline = "$.detail.pipeline" }
    name       = "ReleaseFailed"
    namespace  = "Viaduct"
    value      = "1"
  }
}

resource "aws_cloudwatch_log_metric_filter" "releases_succeeded" {
  log_group_name = aws_cloudwatch_log_group.releases.name
  name           = "succeeded"
  pattern        = "{ $.detail.state = \"SUCCEEDED\" }"

  metric_transformation {
    dimensions = { Pipeline = "$.detail.pipeline" }
    name       = "ReleaseFailed"
    namespace  = "Viaduct"
    value      = "0"
  }
}

resource "aws_cloudwatch_metric_alarm" "pipeline" {
  for_each = toset(var.pipelines)

  alarm_description   = "The last release of the pipeline ${each.value} failed"
  alarm_name          = "${each.value}-failing"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  dimensions          = { Pipeline = each.value }
  evaluation_periods  = 1
  metric_name         = "ReleaseFailed"
  namespace           = "Viaduct"
  period              = 60
  statistic           = "Maximum"
  threshold           = 1
  treat_missing_data  = "ignore"
}
