output "arn" {
  description = "ARN of the connection, which a pipeline's source actions take as `ConnectionArn`."
  value       = aws_codestarconnections_connection.this.arn
}

output "host_arn" {
  description = "ARN of the host, or null."
  value       = var.host != null ? aws_codestarconnections_host.this[0].arn : null
}
