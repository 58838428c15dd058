output "name" {
  description = "Name of the project, which a pipeline's build action takes as `ProjectName`."
  value       = aws_codebuild_project.this.name
}

output "arn" {
  description = "ARN of the project."
  value       = aws_codebuild_project.this.arn
}

output "role_name" {
  description = "Name of the role, for policies of your own."
  value       = aws_iam_role.this.name
}

output "role_arn" {
  description = "ARN of the role."
  value       = aws_iam_role.this.arn
}

output "log_group_name" {
  description = "Name of the log group of the builds."
  value       = aws_cloudwatch_log_group.this.name
}
