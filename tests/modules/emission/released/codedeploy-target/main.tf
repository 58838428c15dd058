data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account            = data.aws_caller_identity.current.account_id
  region             = data.aws_region.current.id
  artifact_account   = coalesce(var.artifact_account, local.account)
  deploy_role_name   = coalesce(var.deploy_role_name, "${var.name}-${local.region}-deploy")
  graviton           = can(regex("^(a1|[a-z]+[0-9]+[a-z]*g[a-z]*)[.]", var.instance_type))
  not_replaced       = var.blue_green == null ? true : contains(data.aws_autoscaling_groups.fleet[0].names, var.name) || length([for name in data.aws_autoscaling_groups.fleet[0].names : name if startswith(name, "CodeDeploy_${var.name}_")]) == 0
  instance_role_name = coalesce(var.instance_role_name, "${var.name}-${local.region}-instance")
}

data "aws_availability_zones" "available" {
  count = var.network == null ? 1 : 0

  exclude_zone_ids = ["use1-az3"]
  state            = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_autoscaling_groups" "fleet" {
  count = var.blue_green != null ? 1 : 0
}

resource "aws_vpc" "network" {
  count = var.network == null ? 1 : 0

  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
  enable_dns_support   = true
  tags                 = { Name = var.name }
}

resource "aws_default_security_group" "network" {
  count = var.network == null ? 1 : 0

  tags   = { Name = "${var.name}-default" }
  vpc_id = aws_vpc.network[0].id
}

resource "aws_subnet" "public_0" {
  count = var.network == null ? 1 : 0

  availability_zone = element(data.aws_availability_zones.available[0].names, 0)
  cidr_block        = "10.0.0.0/24"
  tags              = { Name = "${var.name}-public-0" }
  vpc_id            = aws_vpc.network[0].id
}

resource "aws_subnet" "public_1" {
  count = var.network == null ? 1 : 0

  availability_zone = element(data.aws_availability_zones.available[0].names, 1)
  cidr_block        = "10.0.1.0/24"
  tags              = { Name = "${var.name}-public-1" }
  vpc_id            = aws_vpc.network[0].id
}

resource "aws_subnet" "private_0" {
  count = var.network == null ? 1 : 0

  availability_zone = element(data.aws_availability_zones.available[0].names, 0)
  cidr_block        = "10.0.128.0/20"
  tags              = { Name = "${var.name}-private-0" }
  vpc_id            = aws_vpc.network[0].id
}

resource "aws_subnet" "private_1" {
  count = var.network == null ? 1 : 0

  availability_zone = element(data.aws_availability_zones.available[0].names, 1)
  cidr_block        = "10.0.144.0/20"
  tags              = { Name = "${var.name}-private-1" }
  vpc_id            = aws_vpc.network[0].id
}

resource "aws_internet_gateway" "internet" {
  count = var.network == null ? 1 : 0

  tags   = { Name = var.name }
  vpc_id = aws_vpc.network[0].id
}

resource "aws_route_table" "public" {
  count = var.network == null ? 1 : 0

  tags   = { Name = "${var.name}-public" }
  vpc_id = aws_vpc.network[0].id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.internet[0].id
  }
}

resource "aws_route_table" "private" {
  count = var.network == null ? 1 : 0

  tags   = { Name = "${var.name}-private" }
  vpc_id = aws_vpc.network[0].id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.nat[0].id
  }
}

resource "aws_route_table_association" "public_0" {
  count = var.network == null ? 1 : 0

  route_table_id = aws_route_table.public[0].id
  subnet_id      = aws_subnet.public_0[0].id
}

resource "aws_route_table_association" "public_1" {
  count = var.network == null ? 1 : 0

  route_table_id = aws_route_table.public[0].id
  subnet_id      = aws_subnet.public_1[0].id
}

resource "aws_route_table_association" "private_0" {
  count = var.network == null ? 1 : 0

  route_table_id = aws_route_table.private[0].id
  subnet_id      = aws_subnet.private_0[0].id
}

resource "aws_route_table_association" "private_1" {
  count = var.network == null ? 1 : 0

  route_table_id = aws_route_table.private[0].id
  subnet_id      = aws_subnet.private_1[0].id
}

resource "aws_eip" "nat" {
  count = var.network == null ? 1 : 0

  domain = "vpc"
  tags   = { Name = var.name }

  depends_on = [aws_internet_gateway.internet]
}

resource "aws_nat_gateway" "nat" {
  count = var.network == null ? 1 : 0

  allocation_id = aws_eip.nat[0].id
  subnet_id     = aws_subnet.public_0[0].id
  tags          = { Name = var.name }

  depends_on = [aws_internet_gateway.internet]
}

resource "aws_vpc_endpoint" "s3" {
  count = var.network == null ? 1 : 0

  route_table_ids   = [aws_route_table.public[0].id, aws_route_table.private[0].id]
  service_name      = "com.amazonaws.${local.region}.s3"
  tags              = { Name = "${var.name}-s3" }
  vpc_endpoint_type = "Gateway"
  vpc_id            = aws_vpc.network[0].id
}

resource "aws_security_group" "load_balancer" {
  description = "Load balancer of ${var.name}"
  name        = "${var.name}-lb"
  vpc_id      = var.network == null ? aws_vpc.network[0].id : var.network.vpc_id
}

resource "aws_security_group" "instances" {
  description = "Instances of ${var.name}"
  name        = "${var.name}-instances"
  vpc_id      = var.network == null ? aws_vpc.network[0].id : var.network.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "clients_http" {
  cidr_ipv4         = "0.0.0.0/0"
  description       = "Clients"
  from_port         = 80
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.load_balancer.id
  to_port           = 80
}

resource "aws_vpc_security_group_ingress_rule" "clients_https" {
  count = var.https != null ? 1 : 0

  cidr_ipv4         = "0.0.0.0/0"
  description       = "Clients"
  from_port         = 443
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.load_balancer.id
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "from_load_balancer" {
  description                  = "Requests and health checks"
  from_port                    = var.port
  ip_protocol                  = "tcp"
  referenced_security_group_id = aws_security_group.load_balancer.id
  security_group_id            = aws_security_group.instances.id
  to_port                      = var.port
}

resource "aws_vpc_security_group_egress_rule" "to_instances" {
  description                  = "Requests and health checks"
  from_port                    = var.port
  ip_protocol                  = "tcp"
  referenced_security_group_id = aws_security_group.instances.id
  security_group_id            = aws_security_group.load_balancer.id
  to_port                      = var.port
}

resource "aws_vpc_security_group_egress_rule" "to_aws" {
  cidr_ipv4         = "0.0.0.0/0"
  description       = "AWS services and package repositories"
  from_port         = 443
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.instances.id
  to_port           = 443
}

resource "aws_lb_target_group" "instances" {
  deregistration_delay = "30"
  name                 = "${var.name}-${var.port}"
  port                 = var.port
  protocol             = "HTTP"
  vpc_id               = var.network == null ? aws_vpc.network[0].id : var.network.vpc_id

  health_check {
    healthy_threshold   = 2
    interval            = 15
    matcher             = "200-299"
    path                = var.health_check_path
    timeout             = 5
    unhealthy_threshold = 2
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb" "load_balancer" {
  drop_invalid_header_fields = true
  load_balancer_type         = "application"
  name                       = var.name
  security_groups            = [aws_security_group.load_balancer.id]
  subnets                    = var.network == null ? [aws_subnet.public_0[0].id, aws_subnet.public_1[0].id] : var.network.load_balancer_subnet_ids != null ? var.network.load_balancer_subnet_ids : var.network.subnet_ids

  depends_on = [
    aws_route_table_association.public_0,
    aws_route_table_association.public_1,
    aws_route_table_association.private_0,
    aws_route_table_association.private_1,
    aws_vpc_endpoint.s3,
  ]
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.load_balancer.arn
  port              = 80
  protocol          = "HTTP"

  dynamic "default_action" {
    for_each = var.https != null ? [1] : []

    content {
      type = "redirect"

      redirect {
        port        = "443"
        protocol    = "HTTPS"
        status_code = "HTTP_301"
      }
    }
  }

  dynamic "default_action" {
    for_each = var.https == null ? [1] : []

    content {
      target_group_arn = aws_lb_target_group.instances.arn
      type             = "forward"
    }
  }
}

resource "aws_lb_listener" "https" {
  count = var.https != null ? 1 : 0

  certificate_arn   = var.https.certificate_arn
  load_balancer_arn = aws_lb.load_balancer.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    target_group_arn = aws_lb_target_group.instances.arn
    type             = "forward"
  }
}

resource "aws_iam_role" "instance" {
  description = "What an instance of ${var.name} may do"
  name        = local.instance_role_name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Trust"
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = ["sts:AssumeRole"]
    }]
  })
}

resource "aws_iam_role" "deploy" {
  description = "What CodeDeploy may do for ${var.name}"
  name        = local.deploy_role_name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Trust"
      Effect    = "Allow"
      Principal = { Service = "codedeploy.amazonaws.com" }
      Action    = ["sts:AssumeRole"]
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnEquals = {
          "aws:SourceArn" = "arn:aws:codedeploy:${local.region}:${local.account}:deploymentgroup:${var.name}/${var.name}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "instance" {
  name = local.instance_role_name
  role = aws_iam_role.instance.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "FetchReleases"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource = ["arn:aws:s3:::${var.artifact_bucket}/*"]
        Condition = {
          StringEquals = {
            "aws:ResourceAccount" = local.artifact_account
          }
        }
      },
      {
        Sid      = "DecryptReleases"
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = ["arn:aws:kms:${local.region}:${local.artifact_account}:key/*"]
        Condition = {
          "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.key_alias }
          StringEquals = {
            "kms:ViaService" = ["s3.${local.region}.amazonaws.com"]
          }
        }
      },
      {
        Sid      = "FetchAgent"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = ["arn:aws:s3:::aws-codedeploy-${local.region}/*"]
      },
      {
        Sid    = "OpenSessions"
        Effect = "Allow"
        Action = [
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ]
        Resource = ["*"]
      },
      {
        Sid      = "Register"
        Effect   = "Allow"
        Action   = ["ssm:UpdateInstanceInformation"]
        Resource = ["arn:aws:ec2:${local.region}:${local.account}:instance/*"]
      },
    ]
  })
}

resource "aws_iam_role_policy" "deploy" {
  name = local.deploy_role_name
  role = aws_iam_role.deploy.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid    = "FindInstances"
          Effect = "Allow"
          Action = [
            "autoscaling:DescribeAutoScalingGroups",
            "autoscaling:DescribeLifecycleHooks",
            "autoscaling:DescribePolicies",
            "ec2:DescribeInstanceStatus",
            "ec2:DescribeInstances",
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeTargetGroupAttributes",
            "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:DescribeTargetHealth",
            "tag:GetResources",
          ]
          Resource = ["*"]
        },
        {
          Sid    = "FollowTheGroup"
          Effect = "Allow"
          Action = [
            "autoscaling:CompleteLifecycleAction",
            "autoscaling:DeleteLifecycleHook",
            "autoscaling:PutLifecycleHook",
            "autoscaling:RecordLifecycleActionHeartbeat",
            "autoscaling:ResumeProcesses",
            "autoscaling:SuspendProcesses",
          ]
          Resource = concat(
            var.blue_green != null ? [
              "arn:aws:autoscaling:${local.region}:${local.account}:autoScalingGroup:*:autoScalingGroupName/CodeDeploy_${var.name}_*",
            ] : [],
            [
              "arn:aws:autoscaling:${local.region}:${local.account}:autoScalingGroup:*:autoScalingGroupName/${var.name}",
            ],
          )
        },
        {
          Sid    = "MoveTraffic"
          Effect = "Allow"
          Action = ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"]
          Resource = [
            "arn:aws:elasticloadbalancing:${local.region}:${local.account}:targetgroup/${var.name}-${var.port}/*",
          ]
        },
        {
          Sid      = "ReadAlarms"
          Effect   = "Allow"
          Action   = ["cloudwatch:DescribeAlarms"]
          Resource = ["arn:aws:cloudwatch:${local.region}:${local.account}:alarm:*"]
        },
      ],
      var.blue_green != null ? [{
        Sid    = "FindWhatToCopy"
        Effect = "Allow"
        Action = [
          "autoscaling:DescribeNotificationConfigurations",
          "autoscaling:DescribeScalingActivities",
          "autoscaling:DescribeScheduledActions",
        ]
        Resource = ["*"]
      }] : [],
      var.blue_green != null ? [{
        Sid    = "CopyTheGroup"
        Effect = "Allow"
        Action = [
          "autoscaling:AttachLoadBalancerTargetGroups",
          "autoscaling:CreateAutoScalingGroup",
          "autoscaling:CreateOrUpdateTags",
          "autoscaling:DeleteAutoScalingGroup",
          "autoscaling:EnableMetricsCollection",
          "autoscaling:PutScalingPolicy",
          "autoscaling:UpdateAutoScalingGroup",
        ]
        Resource = [
          "arn:aws:autoscaling:${local.region}:${local.account}:autoScalingGroup:*:autoScalingGroupName/CodeDeploy_${var.name}_*",
          "arn:aws:autoscaling:${local.region}:${local.account}:autoScalingGroup:*:autoScalingGroupName/${var.name}",
        ]
      }] : [],
      var.blue_green != null ? [{
        Sid    = "WatchCopies"
        Effect = "Allow"
        Action = ["cloudwatch:PutMetricAlarm"]
        Resource = [
          "arn:aws:cloudwatch:${local.region}:${local.account}:alarm:TargetTracking-CodeDeploy_${var.name}_*",
        ]
      }] : [],
      var.blue_green != null ? [{
        Sid      = "TerminateInstances"
        Effect   = "Allow"
        Action   = ["ec2:TerminateInstances"]
        Resource = ["arn:aws:ec2:${local.region}:${local.account}:instance/*"]
        Condition = {
          StringLike = {
            "aws:ResourceTag/aws:autoscaling:groupName" = [var.name, "CodeDeploy_${var.name}_*"]
          }
        }
      }] : [],
      var.blue_green != null ? [{
        Sid      = "UseTheTemplate"
        Effect   = "Allow"
        Action   = ["ec2:RunInstances"]
        Resource = ["arn:aws:ec2:${local.region}:${local.account}:launch-template/*"]
        Condition = {
          StringEquals = { "aws:ResourceTag/Name" = var.name }
        }
      }] : [],
      var.blue_green != null ? [{
        Sid    = "LaunchCopies"
        Effect = "Allow"
        Action = ["ec2:RunInstances"]
        Resource = [
          "arn:aws:ec2:${local.region}::image/*",
          "arn:aws:ec2:${local.region}:${local.account}:instance/*",
          "arn:aws:ec2:${local.region}:${local.account}:network-interface/*",
          "arn:aws:ec2:${local.region}:${local.account}:security-group/*",
          "arn:aws:ec2:${local.region}:${local.account}:subnet/*",
          "arn:aws:ec2:${local.region}:${local.account}:volume/*",
        ]
        Condition = {
          ArnLike = {
            "ec2:LaunchTemplate" = "arn:aws:ec2:${local.region}:${local.account}:launch-template/*"
          }
        }
      }] : [],
      var.blue_green != null ? [{
        Sid    = "TagCopies"
        Effect = "Allow"
        Action = ["ec2:CreateTags"]
        Resource = [
          "arn:aws:ec2:${local.region}:${local.account}:instance/*",
          "arn:aws:ec2:${local.region}:${local.account}:network-interface/*",
          "arn:aws:ec2:${local.region}:${local.account}:volume/*",
        ]
        Condition = {
          StringEquals = { "ec2:CreateAction" = "RunInstances" }
        }
      }] : [],
      var.blue_green != null ? [{
        Sid    = "ResolveImage"
        Effect = "Allow"
        Action = ["ssm:GetParameters"]
        Resource = [
          "arn:aws:ssm:${local.region}::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-*",
        ]
      }] : [],
      var.blue_green != null ? [{
        Sid      = "PassInstanceRole"
        Effect   = "Allow"
        Action   = ["iam:PassRole"]
        Resource = ["arn:aws:iam::${local.account}:role/viaduct/${local.instance_role_name}"]
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "ec2.amazonaws.com"
          }
        }
      }] : [],
    )
  })
}

resource "aws_iam_instance_profile" "instance" {
  name = local.instance_role_name
  role = aws_iam_role.instance.name
}

resource "aws_launch_template" "instance" {
  image_id               = local.graviton ? "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64" : "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
  instance_type          = var.instance_type
  name                   = var.name
  tags                   = { Name = var.name }
  update_default_version = true
  vpc_security_group_ids = [aws_security_group.instances.id]

  user_data = base64encode(<<-EOT
    #!/bin/bash
    set -euo pipefail
    echo "PORT=${var.port}" >/etc/sysconfig/viaduct
    insist() {
      for attempt in 1 2 3 4 5; do
        "$@" && return
        sleep $((attempt * 10))
      done
      return 1
    }
    insist dnf install -y ruby ${join(" ", var.packages)}
    installer=$(mktemp)
    insist aws s3 cp "s3://aws-codedeploy-${local.region}/latest/install" "$installer" --region "${local.region}"
    chmod +x "$installer"
    insist "$installer" auto
    rm -f "$installer"
    systemctl enable --now codedeploy-agent
  EOT
  )

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted   = "true"
      volume_size = 16
      volume_type = "gp3"
    }
  }

  iam_instance_profile {
    arn = aws_iam_instance_profile.instance.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_put_response_hop_limit = 1
    http_tokens                 = "required"
  }

  monitoring {
    enabled = true
  }

  tag_specifications {
    resource_type = "volume"
    tags          = merge(var.instance_tags, { Name = var.name })
  }

  depends_on = [aws_iam_role_policy.instance]
}

resource "aws_autoscaling_group" "fleet" {
  count = var.blue_green != null ? (local.not_replaced ? 1 : 0) : 1

  health_check_grace_period = 180
  health_check_type         = "EC2"
  max_size                  = var.max_size
  min_size                  = var.min_size
  name                      = var.name
  target_group_arns         = [aws_lb_target_group.instances.arn]
  vpc_zone_identifier       = var.network == null ? [aws_subnet.private_0[0].id, aws_subnet.private_1[0].id] : var.network.subnet_ids

  dynamic "instance_refresh" {
    for_each = var.blue_green == null ? [1] : []

    content {
      strategy = "Rolling"

      preferences {
        min_healthy_percentage = 50
      }
    }
  }

  launch_template {
    id      = aws_launch_template.instance.id
    version = var.blue_green == null ? aws_launch_template.instance.latest_version : "$Latest"
  }

  tag {
    key                 = "Name"
    propagate_at_launch = true
    value               = var.name
  }

  dynamic "tag" {
    for_each = var.instance_tags

    content {
      key                 = tag.key
      propagate_at_launch = true
      value               = tag.value
    }
  }

  lifecycle {
    ignore_changes = [suspended_processes]
  }

  depends_on = [
    aws_route_table_association.public_0,
    aws_route_table_association.public_1,
    aws_route_table_association.private_0,
    aws_route_table_association.private_1,
    aws_vpc_endpoint.s3,
    aws_vpc_security_group_ingress_rule.clients_http,
    aws_vpc_security_group_ingress_rule.clients_https,
    aws_vpc_security_group_egress_rule.to_instances,
    aws_vpc_security_group_ingress_rule.from_load_balancer,
    aws_vpc_security_group_egress_rule.to_aws,
  ]
}

resource "aws_autoscaling_policy" "cpu" {
  count = var.blue_green != null ? (local.not_replaced ? 1 : 0) : 1

  autoscaling_group_name    = var.blue_green == null ? aws_autoscaling_group.fleet[0].name : var.name
  estimated_instance_warmup = 180
  name                      = "${var.name}-cpu"
  policy_type               = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }

  depends_on = [aws_autoscaling_group.fleet]
}

resource "aws_codedeploy_app" "deployment" {
  compute_platform = "Server"
  name             = var.name
}

resource "aws_codedeploy_deployment_config" "deployment" {
  count = var.minimum_healthy_hosts != null ? 1 : 0

  compute_platform       = "Server"
  deployment_config_name = "${var.name}-${var.minimum_healthy_hosts.value}-${var.minimum_healthy_hosts.type == "HOST_COUNT" ? "hosts" : "percent"}"

  minimum_healthy_hosts {
    type  = var.minimum_healthy_hosts.type
    value = var.minimum_healthy_hosts.value
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_description   = "More than 5 % of the answers of ${var.name} are server errors"
  alarm_name          = "${var.name}-errors"
  comparison_operator = "GreaterThanThreshold"
  datapoints_to_alarm = 2
  evaluation_periods  = 3
  threshold           = 5
  treat_missing_data  = "notBreaching"

  metric_query {
    expression  = "IF(requests > 20, 100 * errors / requests, 0)"
    id          = "percent"
    label       = "Server errors, %"
    return_data = true
  }

  metric_query {
    id = "errors"

    metric {
      metric_name = "HTTPCode_Target_5XX_Count"
      namespace   = "AWS/ApplicationELB"
      period      = 60
      stat        = "Sum"

      dimensions = {
        LoadBalancer = aws_lb.load_balancer.arn_suffix
        TargetGroup  = aws_lb_target_group.instances.arn_suffix
      }
    }
  }

  metric_query {
    id = "requests"

    metric {
      metric_name = "RequestCount"
      namespace   = "AWS/ApplicationELB"
      period      = 60
      stat        = "Sum"

      dimensions = {
        LoadBalancer = aws_lb.load_balancer.arn_suffix
        TargetGroup  = aws_lb_target_group.instances.arn_suffix
      }
    }
  }
}

resource "aws_codedeploy_deployment_group" "deployment" {
  app_name               = aws_codedeploy_app.deployment.name
  autoscaling_groups     = var.blue_green == null ? [aws_autoscaling_group.fleet[0].name] : [var.name]
  deployment_config_name = var.minimum_healthy_hosts != null ? aws_codedeploy_deployment_config.deployment[0].deployment_config_name : var.deployment_config_name
  deployment_group_name  = var.name
  service_role_arn       = aws_iam_role.deploy.arn

  alarm_configuration {
    alarms  = [aws_cloudwatch_metric_alarm.errors.alarm_name]
    enabled = true
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }

  dynamic "blue_green_deployment_config" {
    for_each = var.blue_green != null ? [1] : []

    content {
      deployment_ready_option {
        action_on_timeout    = var.blue_green.traffic_wait_minutes == null ? "CONTINUE_DEPLOYMENT" : "STOP_DEPLOYMENT"
        wait_time_in_minutes = var.blue_green.traffic_wait_minutes
      }

      green_fleet_provisioning_option {
        action = "COPY_AUTO_SCALING_GROUP"
      }

      terminate_blue_instances_on_deployment_success {
        action                           = "TERMINATE"
        termination_wait_time_in_minutes = var.blue_green.termination_wait_minutes
      }
    }
  }

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = var.blue_green == null ? "IN_PLACE" : "BLUE_GREEN"
  }

  load_balancer_info {
    target_group_info {
      name = aws_lb_target_group.instances.name
    }
  }

  lifecycle {
    replace_triggered_by = [terraform_data.deployment_type]
    ignore_changes       = [autoscaling_groups]
  }

  depends_on = [aws_iam_role_policy.deploy, aws_autoscaling_group.fleet]
}

resource "terraform_data" "deployment_type" {
  input = var.blue_green == null ? "IN_PLACE" : "BLUE_GREEN"
}
