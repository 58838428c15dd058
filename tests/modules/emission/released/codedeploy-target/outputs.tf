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

output "instance_role_arn" {
  description = "ARN of the instances' role, for the artifact store's readers in another account."
  value       = aws_iam_role.instance.arn
}

output "instance_role_name" {
  description = "Name of the instances' role, to attach further policies to."
  value       = aws_iam_role.instance.name
}

output "instance_security_group_id" {
  description = "Id of the instances' security group, for a database to let in."
  value       = aws_security_group.instances.id
}

output "vpc_id" {
  description = "Id of the VPC, given or made."
  value       = var.network == null ? aws_vpc.network[0].id : var.network.vpc_id
}

output "load_balancer_arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.load_balancer.arn
}

output "dns_name" {
  description = "DNS name of the load balancer, for an alias record."
  value       = aws_lb.load_balancer.dns_name
}

output "zone_id" {
  description = "Id of the load balancer's Route 53 zone, for an alias record."
  value       = aws_lb.load_balancer.zone_id
}

output "alarm_name" {
  description = "Name of the alarm that rolls a release back."
  value       = aws_cloudwatch_metric_alarm.errors.alarm_name
}
