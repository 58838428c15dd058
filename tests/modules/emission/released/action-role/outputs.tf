output "arn" {
  description = "ARN of the role, for the pipeline's actions."
  value       = aws_iam_role.this.arn
}
