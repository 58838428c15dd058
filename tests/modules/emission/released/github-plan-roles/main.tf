data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  region  = data.aws_region.current.id
}

resource "aws_iam_role" "plan" {
  description = "What workflows on GitHub plan with"
  name        = var.plan_role_name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "Trust"
      Effect = "Allow"
      Principal = {
        Federated = var.oidc_provider_arn != null ? var.oidc_provider_arn : "arn:aws:iam::${local.account}:oidc-provider/token.actions.githubusercontent.com"
      }
      Action = ["sts:AssumeRoleWithWebIdentity"]
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = concat(
            ["repo:${var.repository.owner}/${var.repository.name}:pull_request"],
            var.repository.ids != null ? [
              "repo:${var.repository.owner}@${var.repository.ids.owner}/${var.repository.name}@${var.repository.ids.repository}:pull_request",
            ] : [],
          )
        }
      }
    }]
  })

  depends_on = [aws_iam_openid_connect_provider.this]
}

resource "aws_iam_role" "apply" {
  description          = "What workflows on GitHub apply with"
  name                 = var.apply_role_name
  path                 = "/viaduct/"
  permissions_boundary = var.apply_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "Trust"
      Effect = "Allow"
      Principal = {
        Federated = var.oidc_provider_arn != null ? var.oidc_provider_arn : "arn:aws:iam::${local.account}:oidc-provider/token.actions.githubusercontent.com"
      }
      Action = ["sts:AssumeRoleWithWebIdentity"]
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = concat(
            ["repo:${var.repository.owner}/${var.repository.name}:environment:${var.environment}"],
            var.repository.ids != null ? [
              "repo:${var.repository.owner}@${var.repository.ids.owner}/${var.repository.name}@${var.repository.ids.repository}:environment:${var.environment}",
            ] : [],
          )
        }
      }
    }]
  })

  depends_on = [aws_iam_openid_connect_provider.this]
}

resource "aws_iam_role_policy" "plan" {
  name = var.plan_role_name
  role = aws_iam_role.plan.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "FindState"
          Effect   = "Allow"
          Action   = ["s3:ListBucket"]
          Resource = ["arn:aws:s3:::${var.state.bucket}"]
        },
        {
          Sid      = "ReadState"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::${var.state.bucket}/${var.state.key}"]
        },
      ],
      var.state.key_alias != null ? [{
        Sid      = "DecryptState"
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = ["arn:aws:kms:${coalesce(var.state.region, local.region)}:${local.account}:key/*"]
        Condition = {
          "ForAnyValue:StringEquals" = {
            "kms:ResourceAliases" = var.state.key_alias
          }
          StringEquals = {
            "kms:ViaService" = ["s3.${coalesce(var.state.region, local.region)}.amazonaws.com"]
          }
        }
      }] : [],
      [
        {
          Sid    = "ReadSettings"
          Effect = "Allow"
          Action = [
            "autoscaling:DescribeAutoScalingGroups",
            "autoscaling:DescribePolicies",
            "cloudfront:GetDistribution",
            "cloudfront:GetOriginAccessControl",
            "cloudfront:ListTagsForResource",
            "cloudwatch:DescribeAlarms",
            "cloudwatch:GetDashboard",
            "cloudwatch:ListTagsForResource",
            "codebuild:BatchGetProjects",
            "codebuild:BatchGetReportGroups",
            "codecommit:GetRepository",
            "codecommit:ListTagsForResource",
            "codeconnections:GetConnection",
            "codeconnections:GetHost",
            "codeconnections:ListTagsForResource",
            "codedeploy:GetApplication",
            "codedeploy:GetDeploymentConfig",
            "codedeploy:GetDeploymentGroup",
            "codedeploy:ListTagsForResource",
            "codepipeline:GetPipeline",
            "codepipeline:ListTagsForResource",
            "codestar-connections:GetConnection",
            "codestar-connections:GetHost",
            "codestar-connections:ListTagsForResource",
            "ec2:DescribeAddresses",
            "ec2:DescribeAddressesAttribute",
            "ec2:DescribeAvailabilityZones",
            "ec2:DescribeInternetGateways",
            "ec2:DescribeLaunchTemplateVersions",
            "ec2:DescribeLaunchTemplates",
            "ec2:DescribeNatGateways",
            "ec2:DescribeNetworkAcls",
            "ec2:DescribePrefixLists",
            "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroupRules",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcAttribute",
            "ec2:DescribeVpcEndpoints",
            "ec2:DescribeVpcs",
            "ecr:DescribeRepositories",
            "ecr:GetLifecyclePolicy",
            "ecr:ListTagsForResource",
            "elasticloadbalancing:DescribeCapacityReservation",
            "elasticloadbalancing:DescribeListenerAttributes",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeLoadBalancerAttributes",
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeTags",
            "elasticloadbalancing:DescribeTargetGroupAttributes",
            "elasticloadbalancing:DescribeTargetGroups",
            "events:DescribeRule",
            "events:ListTagsForResource",
            "events:ListTargetsByRule",
            "iam:GetInstanceProfile",
            "iam:GetOpenIDConnectProvider",
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListRolePolicies",
            "kms:DescribeKey",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListAliases",
            "kms:ListResourceTags",
            "logs:DescribeLogGroups",
            "logs:DescribeMetricFilters",
            "logs:DescribeResourcePolicies",
            "logs:ListTagsForResource",
            "sns:GetSubscriptionAttributes",
            "sns:GetTopicAttributes",
            "sns:ListTagsForResource",
          ]
          Resource = ["*"]
        },
        {
          Sid    = "ReadBuckets"
          Effect = "Allow"
          Action = [
            "s3:GetAccelerateConfiguration",
            "s3:GetBucketAcl",
            "s3:GetBucketCORS",
            "s3:GetBucketLogging",
            "s3:GetBucketObjectLockConfiguration",
            "s3:GetBucketOwnershipControls",
            "s3:GetBucketPolicy",
            "s3:GetBucketPublicAccessBlock",
            "s3:GetBucketRequestPayment",
            "s3:GetBucketTagging",
            "s3:GetBucketVersioning",
            "s3:GetBucketWebsite",
            "s3:GetEncryptionConfiguration",
            "s3:GetLifecycleConfiguration",
            "s3:GetReplicationConfiguration",
            "s3:ListBucket",
          ]
          Resource = distinct([for bucket in var.bucket_names : "arn:aws:s3:::${bucket}"])
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
      ],
    )
  })
}

resource "aws_iam_role_policy" "apply" {
  name = var.apply_role_name
  role = aws_iam_role.apply.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "FindState"
          Effect   = "Allow"
          Action   = ["s3:ListBucket"]
          Resource = ["arn:aws:s3:::${var.state.bucket}"]
        },
        {
          Sid      = "ReadState"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::${var.state.bucket}/${var.state.key}"]
        },
      ],
      var.state.key_alias != null ? [{
        Sid      = "DecryptState"
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = ["arn:aws:kms:${coalesce(var.state.region, local.region)}:${local.account}:key/*"]
        Condition = {
          "ForAnyValue:StringEquals" = {
            "kms:ResourceAliases" = var.state.key_alias
          }
          StringEquals = {
            "kms:ViaService" = ["s3.${coalesce(var.state.region, local.region)}.amazonaws.com"]
          }
        }
      }] : [],
      [
        {
          Sid    = "ReadSettings"
          Effect = "Allow"
          Action = [
            "autoscaling:DescribeAutoScalingGroups",
            "autoscaling:DescribePolicies",
            "cloudfront:GetDistribution",
            "cloudfront:GetOriginAccessControl",
            "cloudfront:ListTagsForResource",
            "cloudwatch:DescribeAlarms",
            "cloudwatch:GetDashboard",
            "cloudwatch:ListTagsForResource",
            "codebuild:BatchGetProjects",
            "codebuild:BatchGetReportGroups",
            "codecommit:GetRepository",
            "codecommit:ListTagsForResource",
            "codeconnections:GetConnection",
            "codeconnections:GetHost",
            "codeconnections:ListTagsForResource",
            "codedeploy:GetApplication",
            "codedeploy:GetDeploymentConfig",
            "codedeploy:GetDeploymentGroup",
            "codedeploy:ListTagsForResource",
            "codepipeline:GetPipeline",
            "codepipeline:ListTagsForResource",
            "codestar-connections:GetConnection",
            "codestar-connections:GetHost",
            "codestar-connections:ListTagsForResource",
            "ec2:DescribeAddresses",
            "ec2:DescribeAddressesAttribute",
            "ec2:DescribeAvailabilityZones",
            "ec2:DescribeInternetGateways",
            "ec2:DescribeLaunchTemplateVersions",
            "ec2:DescribeLaunchTemplates",
            "ec2:DescribeNatGateways",
            "ec2:DescribeNetworkAcls",
            "ec2:DescribePrefixLists",
            "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroupRules",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcAttribute",
            "ec2:DescribeVpcEndpoints",
            "ec2:DescribeVpcs",
            "ecr:DescribeRepositories",
            "ecr:GetLifecyclePolicy",
            "ecr:ListTagsForResource",
            "elasticloadbalancing:DescribeCapacityReservation",
            "elasticloadbalancing:DescribeListenerAttributes",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeLoadBalancerAttributes",
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeTags",
            "elasticloadbalancing:DescribeTargetGroupAttributes",
            "elasticloadbalancing:DescribeTargetGroups",
            "events:DescribeRule",
            "events:ListTagsForResource",
            "events:ListTargetsByRule",
            "iam:GetInstanceProfile",
            "iam:GetOpenIDConnectProvider",
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListRolePolicies",
            "kms:DescribeKey",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListAliases",
            "kms:ListResourceTags",
            "logs:DescribeLogGroups",
            "logs:DescribeMetricFilters",
            "logs:DescribeResourcePolicies",
            "logs:ListTagsForResource",
            "sns:GetSubscriptionAttributes",
            "sns:GetTopicAttributes",
            "sns:ListTagsForResource",
          ]
          Resource = ["*"]
        },
        {
          Sid    = "ReadBuckets"
          Effect = "Allow"
          Action = [
            "s3:GetAccelerateConfiguration",
            "s3:GetBucketAcl",
            "s3:GetBucketCORS",
            "s3:GetBucketLogging",
            "s3:GetBucketObjectLockConfiguration",
            "s3:GetBucketOwnershipControls",
            "s3:GetBucketPolicy",
            "s3:GetBucketPublicAccessBlock",
            "s3:GetBucketRequestPayment",
            "s3:GetBucketTagging",
            "s3:GetBucketVersioning",
            "s3:GetBucketWebsite",
            "s3:GetEncryptionConfiguration",
            "s3:GetLifecycleConfiguration",
            "s3:GetReplicationConfiguration",
            "s3:ListBucket",
          ]
          Resource = distinct([for bucket in var.bucket_names : "arn:aws:s3:::${bucket}"])
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
        {
          Sid      = "WriteState"
          Effect   = "Allow"
          Action   = ["s3:PutObject"]
          Resource = ["arn:aws:s3:::${var.state.bucket}/${var.state.key}"]
        },
        {
          Sid      = "LockState"
          Effect   = "Allow"
          Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::${var.state.bucket}/${var.state.key}.tflock"]
        },
      ],
      var.state.key_alias != null ? [{
        Sid      = "EncryptState"
        Effect   = "Allow"
        Action   = ["kms:GenerateDataKey"]
        Resource = ["arn:aws:kms:${coalesce(var.state.region, local.region)}:${local.account}:key/*"]
        Condition = {
          "ForAnyValue:StringEquals" = {
            "kms:ResourceAliases" = var.state.key_alias
          }
          StringEquals = {
            "kms:ViaService" = ["s3.${coalesce(var.state.region, local.region)}.amazonaws.com"]
          }
        }
      }] : [],
      length(var.apply_assumes) > 0 ? [{
        Sid      = "ActInOtherAccounts"
        Effect   = "Allow"
        Action   = ["sts:AssumeRole"]
        Resource = var.apply_assumes
      }] : [],
    )
  })
}

resource "aws_iam_role_policy_attachment" "plan" {
  for_each = var.plan_policies

  policy_arn = each.value
  role       = aws_iam_role.plan.name
}

resource "aws_iam_role_policy_attachment" "apply" {
  for_each = var.apply_policies

  policy_arn = each.value
  role       = aws_iam_role.apply.name
}

resource "aws_iam_openid_connect_provider" "this" {
  count = var.oidc_provider_arn == null ? 1 : 0

  client_id_list = ["sts.amazonaws.com"]
  url            = "https://token.actions.githubusercontent.com"
}
