output "application_name" {
  description = "Name of the CodeDeploy application: a pipeline's `ApplicationName`."
  value       = aws_codedeploy_deployment_group.deployment.app_name
}

output "deployment_group_name" {
  description = "Name of the deployment group: a pipeline's `DeploymentGroupName`."
  value       = aws_codedeploy_deployment_group.deployment.deployment_group_name
}

output "deploy_role_arn" {
  description = "ARN of CodeDeploy's role."
  value       = aws_iam_role.deploy.arn
}

output "instance_policy_arn" {
  description = "ARN of the policy to attach to the role of the instances."
  value       = aws_iam_policy.instance.arn
}
