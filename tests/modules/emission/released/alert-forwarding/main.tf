data "aws_caller_identity" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
}

resource "aws_iam_role" "this" {
  description = "Sends events to ${var.home_region}"
  name        = var.role_name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Trust"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
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
    Statement = [{
      Sid      = "SendHome"
      Effect   = "Allow"
      Action   = ["events:PutEvents"]
      Resource = ["arn:aws:events:${var.home_region}:${local.account}:event-bus/default"]
    }]
  })
}

resource "aws_cloudwatch_event_rule" "this" {
  description = "Sends failed deployments to the home region"
  name        = var.name

  event_pattern = jsonencode({
    source        = ["aws.codedeploy"]
    "detail-type" = ["CodeDeploy Deployment State-change Notification"]
    detail = {
      application = var.codedeploy_applications
      state       = ["FAILURE"]
    }
  })
}

resource "aws_cloudwatch_event_target" "this" {
  arn       = "arn:aws:events:${var.home_region}:${local.account}:event-bus/default"
  role_arn  = aws_iam_role.this.arn
  rule      = aws_cloudwatch_event_rule.this.name
  target_id = "home"

  depends_on = [aws_iam_role_policy.this]
}
