output "role_arn" {
  description = "ARN of the role, which the pipeline's action passes to CloudFormation."
  value       = aws_iam_role.this.arn
}

output "boundary_arn" {
  description = "ARN of the permissions boundary, for the template's `PermissionsBoundary`."
  value       = aws_iam_policy.boundary.arn
}
