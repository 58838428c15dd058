resource "aws_kms_key" "alerts" {
  description = "alerts"
}

resource "aws_sns_topic" "alerts" {
  name              = "demo-alerts"
  display_name      = var.changed ? "second" : "first"
  kms_master_key_id = aws_kms_key.alerts.arn
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Events"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.alerts.arn
    }]
  })
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = "ops@example.com"
}

resource "aws_cloudwatch_event_rule" "failed" {
  name        = "demo-failed"
  description = var.changed ? "second" : "first"
  event_pattern = jsonencode({
    source      = ["aws.codepipeline"]
    detail-type = ["CodePipeline Pipeline Execution State Change"]
    detail      = { state = var.changed ? ["FAILED", "STOPPED"] : ["FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "failed" {
  rule      = aws_cloudwatch_event_rule.failed.name
  target_id = "alerts"
  arn       = aws_sns_topic.alerts.arn

  input_transformer {
    input_paths    = { pipeline = "$.detail.pipeline" }
    input_template = "\"<pipeline> failed\""
  }
}

resource "aws_cloudwatch_log_group" "build" {
  name              = "/aws/codebuild/demo-watch"
  retention_in_days = var.changed ? 90 : 30
  kms_key_id        = aws_kms_key.alerts.arn
}

resource "aws_cloudwatch_metric_alarm" "rate" {
  alarm_name          = "demo-error-rate"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  datapoints_to_alarm = 2
  threshold           = var.changed ? 10 : 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alerts.arn]

  metric_query {
    id          = "rate"
    expression  = "100 * errors / requests"
    label       = "rate"
    return_data = true
  }

  metric_query {
    id = "errors"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      period      = 60
      stat        = "Sum"
      dimensions  = { LoadBalancer = "app/demo/0123456789abcdef" }
    }
  }

  metric_query {
    id = "requests"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      period      = 60
      stat        = "Sum"
      dimensions  = { LoadBalancer = "app/demo/0123456789abcdef" }
    }
  }
}

resource "aws_cloudwatch_composite_alarm" "any" {
  alarm_name = "demo-any"
  alarm_rule = "ALARM(${aws_cloudwatch_metric_alarm.rate.alarm_name})"
  ok_actions = var.changed ? [aws_sns_topic.alerts.arn] : []
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "demo"
  dashboard_body = jsonencode({ widgets = [{ type = "text", x = 0, y = 0, width = 6, height = 3, properties = { markdown = var.changed ? "second" : "first" } }] })
}
