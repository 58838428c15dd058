output "arn" {
  description = "ARN of the topic, which a pipeline's approval action takes as `NotificationArn`."
  value       = aws_sns_topic.this.arn
}

output "name" {
  description = "Name of the topic."
  value       = aws_sns_topic.this.name
}
