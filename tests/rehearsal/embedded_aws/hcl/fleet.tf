data "aws_availability_zones" "all" {
  state = "available"
}

resource "aws_vpc" "main" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  availability_zone = data.aws_availability_zones.all.names[count.index]
}

resource "aws_security_group" "fleet" {
  name   = "demo-fleet"
  vpc_id = aws_vpc.main.id
}

resource "aws_iam_role" "instance" {
  name = "demo-fleet-instance"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_instance_profile" "instance" {
  name = "demo-fleet"
  role = aws_iam_role.instance.name
}

resource "aws_iam_role" "deploy" {
  name = "demo-fleet-deploy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codedeploy.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_lb" "main" {
  name                       = "demo-web"
  load_balancer_type         = "application"
  subnets                    = aws_subnet.main[*].id
  security_groups            = [aws_security_group.fleet.id]
  drop_invalid_header_fields = true
  idle_timeout               = var.changed ? 90 : 60
  depends_on                 = [aws_internet_gateway.main]
}

resource "aws_lb_target_group" "main" {
  name                 = "demo-web"
  port                 = 3000
  protocol             = "HTTP"
  target_type          = "instance"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30

  health_check {
    path                = var.changed ? "/healthz" : "/health"
    matcher             = "200"
    interval            = 15
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }
}

resource "aws_launch_template" "main" {
  name                   = "demo-web"
  image_id               = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
  instance_type          = "t3.micro"
  update_default_version = true
  vpc_security_group_ids = [aws_security_group.fleet.id]
  user_data              = base64encode(var.changed ? "#!/bin/sh\necho second\n" : "#!/bin/sh\necho first\n")

  iam_instance_profile {
    arn = aws_iam_instance_profile.instance.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "enabled"
  }

  monitoring {
    enabled = true
  }

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      encrypted             = true
      volume_type           = "gp3"
      volume_size           = 16
      delete_on_termination = true
    }
  }

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "demo-web" }
  }

  tag_specifications {
    resource_type = "volume"
    tags          = { Name = "demo-web" }
  }
}

resource "aws_autoscaling_group" "main" {
  name                      = "demo-web"
  min_size                  = 2
  max_size                  = var.changed ? 6 : 4
  vpc_zone_identifier       = aws_subnet.main[*].id
  target_group_arns         = [aws_lb_target_group.main.arn]
  health_check_type         = "ELB"
  health_check_grace_period = var.changed ? 240 : 300
  default_instance_warmup   = var.changed ? 90 : 120
  max_instance_lifetime     = 604800
  termination_policies      = var.changed ? ["OldestInstance"] : ["OldestLaunchTemplate", "OldestInstance"]
  enabled_metrics           = ["GroupInServiceInstances"]
  wait_for_capacity_timeout = "2m"

  launch_template {
    id      = aws_launch_template.main.id
    version = aws_launch_template.main.latest_version
  }

  instance_refresh {
    strategy = "Rolling"
    preferences {
      min_healthy_percentage = 50
      auto_rollback          = false
    }
  }

  tag {
    key                 = "Name"
    value               = var.changed ? "demo-web-second" : "demo-web"
    propagate_at_launch = true
  }

  timeouts {
    delete = "2m"
  }
}

resource "aws_autoscaling_policy" "cpu" {
  name                   = "cpu"
  autoscaling_group_name = aws_autoscaling_group.main.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = var.changed ? 60 : 50
    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "demo-fleet-errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  threshold           = var.changed ? 10 : 5
  treat_missing_data  = "notBreaching"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  period              = 60
  statistic           = "Sum"
  dimensions = {
    LoadBalancer = aws_lb.main.arn_suffix
    TargetGroup  = aws_lb_target_group.main.arn_suffix
  }
}

resource "aws_codedeploy_app" "main" {
  name             = "demo-web"
  compute_platform = "Server"
  tags             = { stage = var.changed ? "second" : "first" }
}

resource "aws_codedeploy_deployment_config" "main" {
  deployment_config_name = "demo-half"
  compute_platform       = "Server"
  minimum_healthy_hosts {
    type  = "FLEET_PERCENT"
    value = 50
  }
}

resource "aws_codedeploy_deployment_group" "main" {
  app_name                    = aws_codedeploy_app.main.name
  deployment_group_name       = "demo-web"
  service_role_arn            = aws_iam_role.deploy.arn
  deployment_config_name      = var.changed ? aws_codedeploy_deployment_config.main.id : "CodeDeployDefault.OneAtATime"
  autoscaling_groups          = [aws_autoscaling_group.main.name]
  outdated_instances_strategy = "UPDATE"
  termination_hook_enabled    = false
  tags                        = { stage = var.changed ? "second" : "first" }

  deployment_style {
    deployment_type   = "IN_PLACE"
    deployment_option = "WITH_TRAFFIC_CONTROL"
  }

  load_balancer_info {
    target_group_info {
      name = aws_lb_target_group.main.name
    }
  }

  alarm_configuration {
    enabled                   = true
    alarms                    = [aws_cloudwatch_metric_alarm.errors.alarm_name]
    ignore_poll_alarm_failure = var.changed
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }
}

resource "aws_codedeploy_deployment_group" "tagged" {
  app_name              = aws_codedeploy_app.main.name
  deployment_group_name = var.changed ? "demo-tagged-second" : "demo-tagged"
  service_role_arn      = aws_iam_role.deploy.arn

  ec2_tag_set {
    ec2_tag_filter {
      key   = "Name"
      type  = "KEY_AND_VALUE"
      value = "demo-web"
    }
  }
}
