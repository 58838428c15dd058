data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  region  = data.aws_region.current.id
}

resource "aws_iam_role" "this" {
  description = "What starts the pipeline ${var.pipeline_name}"
  name        = var.name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Trust"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = ["sts:AssumeRole"]
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnEquals = {
          "aws:SourceArn" = "arn:aws:events:${local.region}:${local.account}:rule/${var.name}"
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
    Statement = [{
      Sid      = "StartPipeline"
      Effect   = "Allow"
      Action   = ["codepipeline:StartPipelineExecution"]
      Resource = ["arn:aws:codepipeline:${local.region}:${local.account}:${var.pipeline_name}"]
    }]
  })
}

resource "aws_cloudwatch_event_rule" "this" {
  description   = "Starts ${var.pipeline_name} when its source has changed"
  event_pattern = var.event_pattern
  name          = var.name
}

resource "aws_cloudwatch_event_target" "this" {
  arn       = "arn:aws:codepipeline:${local.region}:${local.account}:${var.pipeline_name}"
  role_arn  = aws_iam_role.this.arn
  rule      = aws_cloudwatch_event_rule.this.name
  target_id = "pipeline"

  depends_on = [aws_iam_role_policy.this]
}
