output "plan_role_arn" {
  description = "ARN of the role for pull requests: `role-to-assume` of configure-aws-credentials."
  value       = aws_iam_role.plan.arn
}

output "apply_role_arn" {
  description = "ARN of the role for the environment."
  value       = aws_iam_role.apply.arn
}

output "oidc_provider_arn" {
  description = "ARN of the identity provider, for other roles of the account."
  value       = var.oidc_provider_arn != null ? var.oidc_provider_arn : "arn:aws:iam::${local.account}:oidc-provider/token.actions.githubusercontent.com"
}
