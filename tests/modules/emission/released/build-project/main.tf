data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  region  = data.aws_region.current.id

  curated_images = {
    ARM_CONTAINER   = "aws/codebuild/amazonlinux-aarch64-standard:3.0"
    LINUX_CONTAINER = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
  }

  image         = coalesce(var.machine.image, local.curated_images[var.machine.type])
  private_image = try(regex("^(?P<account>[0-9]{12})\\.dkr\\.ecr\\.(?P<region>[a-z0-9-]+)\\.amazonaws\\.com/(?P<repository>[^:@]+)", local.image), null)
  cache_prefix  = coalesce(var.cache.prefix, "build-cache/${var.name}")

  parameters = {
    for name, reference in var.secrets : name => trimprefix(reference, "ssm:")
    if startswith(reference, "ssm:")
  }

  managed_secrets = {
    for name, reference in var.secrets : name => trimprefix(reference, "secretsmanager:")
    if startswith(reference, "secretsmanager:")
  }

  report_names = length(var.reports) > 0 ? keys(var.reports) : ["*"]
  report_types = length(var.reports) > 0 ? values(var.reports) : ["TEST", "CODE_COVERAGE"]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/codebuild/${var.name}"
  retention_in_days = 90
}

resource "aws_iam_role" "this" {
  description = "What the build ${var.name} may do"
  name        = var.role_name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Trust"
      Effect    = "Allow"
      Principal = { Service = "codebuild.amazonaws.com" }
      Action    = ["sts:AssumeRole"]
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnEquals = {
          "aws:SourceArn" = "arn:aws:codebuild:${local.region}:${local.account}:project/${var.name}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = var.role_name
  role = aws_iam_role.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "WriteLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["arn:aws:logs:${local.region}:${local.account}:log-group:/aws/codebuild/${var.name}:*"]
        },
        {
          Sid    = "WriteReports"
          Effect = "Allow"
          Action = concat(
            contains(local.report_types, "CODE_COVERAGE") ? ["codebuild:BatchPutCodeCoverages"] : [],
            contains(local.report_types, "TEST") ? ["codebuild:BatchPutTestCases"] : [],
            ["codebuild:CreateReport", "codebuild:CreateReportGroup", "codebuild:UpdateReport"],
          )
          Resource = distinct([for name in local.report_names : "arn:aws:codebuild:${local.region}:${local.account}:report-group/${var.name}-${name}"])
        },
      ],
      [for item in [
        {
          Sid      = "PassArtifactsOn"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
          Resource = ["arn:aws:s3:::${var.artifact_bucket}/*"]
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
        {
          Sid      = "FindArtifactStore"
          Effect   = "Allow"
          Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation"]
          Resource = ["arn:aws:s3:::${var.artifact_bucket}"]
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
        {
          Sid    = "UseArtifactKey"
          Effect = "Allow"
          Action = [
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKey*",
            "kms:ReEncrypt*",
          ]
          Resource = ["arn:aws:kms:${local.region}:${local.account}:key/*"]
          Condition = {
            "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.key_alias }
          }
        },
      ] : item if var.hands_on],
      [for item in [
        {
          Sid      = "ReadArtifacts"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:GetObjectVersion"]
          Resource = ["arn:aws:s3:::${var.artifact_bucket}/*"]
          Condition = {
            StringEquals = { "aws:ResourceAccount" = local.account }
          }
        },
        {
          Sid      = "DecryptArtifacts"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = ["arn:aws:kms:${local.region}:${local.account}:key/*"]
          Condition = {
            "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.key_alias }
          }
        },
      ] : item if !var.hands_on],
      [for item in [
        {
          Sid      = "ReadParameters"
          Effect   = "Allow"
          Action   = ["ssm:GetParameters"]
          Resource = distinct([for name, parameter in local.parameters : "arn:aws:ssm:${local.region}:${local.account}:parameter/${trimprefix(parameter, "/")}"])
        },
        {
          Sid      = "DecryptParameters"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = ["arn:aws:kms:${local.region}:${local.account}:key/*"]
          Condition = {
            StringEquals = {
              "kms:ViaService" = "ssm.${local.region}.amazonaws.com"
            }
            StringLike = {
              "kms:EncryptionContext:PARAMETER_ARN" = distinct([for name, parameter in local.parameters : "arn:aws:ssm:${local.region}:${local.account}:parameter/${trimprefix(parameter, "/")}"])
            }
          }
        },
      ] : item if length(local.parameters) > 0],
      [for item in [
        {
          Sid      = "ReadSecrets"
          Effect   = "Allow"
          Action   = ["secretsmanager:GetSecretValue"]
          Resource = distinct([for name, secret in local.managed_secrets : "arn:aws:secretsmanager:${local.region}:${local.account}:secret:${split(":", secret)[0]}-??????"])
        },
        {
          Sid      = "DecryptSecrets"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = ["arn:aws:kms:${local.region}:${local.account}:key/*"]
          Condition = {
            StringEquals = {
              "kms:ViaService" = "secretsmanager.${local.region}.amazonaws.com"
            }
            StringLike = {
              "kms:EncryptionContext:SecretARN" = distinct([for name, secret in local.managed_secrets : "arn:aws:secretsmanager:${local.region}:${local.account}:secret:${split(":", secret)[0]}-??????"])
            }
          }
        },
      ] : item if length(local.managed_secrets) > 0],
      var.packages != null ? [{
        Sid      = "UploadPackages"
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
        Resource = distinct([for region, bucket in var.packages.buckets : "arn:aws:s3:::${bucket}/${var.packages.prefix}/*"])
      }] : [],
      var.packages != null ? [{
        Sid      = "UsePackageKeys"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = distinct([for region, bucket in var.packages.buckets : "arn:aws:kms:${region}:${local.account}:key/*"])
        Condition = {
          "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = var.key_alias }
          StringEquals = {
            "kms:ViaService" = distinct([for region, bucket in var.packages.buckets : "s3.${region}.amazonaws.com"])
          }
        }
      }] : [],
      local.private_image != null || var.image_repository_arn != null ? [{
        Sid      = "SignInToRegistry"
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken"]
        Resource = ["*"]
      }] : [],
      local.private_image != null ? [{
        Sid    = "PullImage"
        Effect = "Allow"
        Action = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = [
          "arn:aws:ecr:${local.private_image.region}:${local.private_image.account}:repository/${local.private_image.repository}",
        ]
      }] : [],
      var.image_repository_arn != null ? [{
        Sid    = "PushImages"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:CompleteLayerUpload",
          "ecr:GetDownloadUrlForLayer",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:UploadLayerPart",
        ]
        Resource = [var.image_repository_arn]
      }] : [],
      var.network != null ? [{
        Sid    = "FindNetwork"
        Effect = "Allow"
        Action = [
          "ec2:DescribeDhcpOptions",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcs",
        ]
        Resource = ["*"]
      }] : [],
      var.network != null ? [{
        Sid    = "MakeInterface"
        Effect = "Allow"
        Action = ["ec2:CreateNetworkInterface"]
        Resource = concat(
          ["arn:aws:ec2:${local.region}:${local.account}:network-interface/*"],
          distinct([for group in var.network.security_group_ids : "arn:aws:ec2:${local.region}:${local.account}:security-group/${group}"]),
          distinct([for subnet in var.network.subnet_ids : "arn:aws:ec2:${local.region}:${local.account}:subnet/${subnet}"]),
        )
      }] : [],
      var.network != null ? [{
        Sid      = "LendInterface"
        Effect   = "Allow"
        Action   = ["ec2:CreateNetworkInterfacePermission"]
        Resource = ["arn:aws:ec2:${local.region}:${local.account}:network-interface/*"]
        Condition = {
          ArnEquals = {
            "ec2:Subnet" = distinct([for subnet in var.network.subnet_ids : "arn:aws:ec2:${local.region}:${local.account}:subnet/${subnet}"])
          }
          StringEquals = {
            "ec2:AuthorizedService" = "codebuild.amazonaws.com"
          }
        }
      }] : [],
      var.network != null ? [{
        Sid      = "RemoveInterface"
        Effect   = "Allow"
        Action   = ["ec2:DeleteNetworkInterface"]
        Resource = ["arn:aws:ec2:${local.region}:${local.account}:network-interface/*"]
        Condition = {
          ArnEquals = {
            "ec2:Subnet" = distinct([for subnet in var.network.subnet_ids : "arn:aws:ec2:${local.region}:${local.account}:subnet/${subnet}"])
          }
        }
      }] : [],
    )
  })
}

resource "aws_codebuild_report_group" "this" {
  for_each = var.reports

  delete_reports = true
  name           = "${var.name}-${each.key}"
  type           = each.value

  export_config {
    type = "NO_EXPORT"
  }
}

resource "aws_codebuild_project" "this" {
  build_timeout  = var.build_timeout
  description    = var.description
  encryption_key = "arn:aws:kms:${local.region}:${local.account}:${var.key_alias}"
  name           = var.name
  queued_timeout = var.queued_timeout
  service_role   = aws_iam_role.this.arn

  artifacts {
    type = "CODEPIPELINE"
  }

  cache {
    location = var.cache.type == "S3" ? "${var.artifact_bucket}/${local.cache_prefix}" : null
    type     = var.cache.type

    modes = var.cache.type == "LOCAL" ? concat(
      var.machine.privileged ? ["LOCAL_DOCKER_LAYER_CACHE"] : [],
      ["LOCAL_CUSTOM_CACHE"],
    ) : null
  }

  environment {
    compute_type                = var.machine.compute_type
    image                       = local.image
    image_pull_credentials_type = local.private_image != null ? "SERVICE_ROLE" : null
    privileged_mode             = var.machine.privileged
    type                        = var.machine.type

    dynamic "environment_variable" {
      for_each = var.environment_variables

      content {
        name  = environment_variable.key
        type  = "PLAINTEXT"
        value = environment_variable.value
      }
    }

    dynamic "environment_variable" {
      for_each = local.managed_secrets

      content {
        name  = environment_variable.key
        type  = "SECRETS_MANAGER"
        value = environment_variable.value
      }
    }

    dynamic "environment_variable" {
      for_each = local.parameters

      content {
        name  = environment_variable.key
        type  = "PARAMETER_STORE"
        value = environment_variable.value
      }
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.this.name
    }
  }

  source {
    buildspec = var.buildspec
    type      = "CODEPIPELINE"
  }

  dynamic "vpc_config" {
    for_each = var.network != null ? [1] : []

    content {
      security_group_ids = var.network.security_group_ids
      subnets            = var.network.subnet_ids
      vpc_id             = var.network.vpc_id
    }
  }

  depends_on = [aws_iam_role_policy.this]
}
