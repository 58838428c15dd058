resource "aws_sns_topic" "this" {
  kms_master_key_id = "alias/aws/sns"
  name              = var.name
}

resource "aws_sns_topic_subscription" "this" {
  for_each = toset(var.email)

  endpoint  = each.value
  protocol  = "email"
  topic_arn = aws_sns_topic.this.arn
}
