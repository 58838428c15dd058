output "role_arn" {
  description = "ARN of the role, which the pipeline's action passes to CloudFormation."
  value       = aws_iam_role.this.arn
}

output "boundary_arn" {
  description = "ARN of the boundary that the template's roles carry, or null."
  value       = var.template_roles != null ? aws_iam_policy.boundary[0].arn : null
}
