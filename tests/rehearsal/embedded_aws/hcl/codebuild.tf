resource "aws_iam_role" "build" {
  name = "demo-build"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "codebuild.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_kms_key" "build" {
  description = "build"
}

resource "aws_kms_alias" "build" {
  name          = "alias/demo-build"
  target_key_id = aws_kms_key.build.key_id
}

resource "aws_s3_bucket" "cache" {
  bucket        = "demo-codebuild-cache"
  force_destroy = true
}

resource "aws_vpc" "build" {
  cidr_block = "10.1.0.0/24"
}

resource "aws_subnet" "build" {
  vpc_id     = aws_vpc.build.id
  cidr_block = "10.1.0.0/25"
}

resource "aws_security_group" "build" {
  name   = "demo-build"
  vpc_id = aws_vpc.build.id
}

resource "aws_codebuild_project" "pipeline" {
  name           = "demo-web-build"
  description    = var.changed ? "second" : "first"
  service_role   = aws_iam_role.build.arn
  build_timeout  = var.changed ? 45 : 30
  queued_timeout = 60
  encryption_key = aws_kms_alias.build.arn
  tags           = { stage = var.changed ? "second" : "first" }

  artifacts {
    type = "CODEPIPELINE"
  }

  source {
    type      = "CODEPIPELINE"
    buildspec = "app/web/buildspec.yml"
  }

  cache {
    type  = "LOCAL"
    modes = ["LOCAL_SOURCE_CACHE", "LOCAL_DOCKER_LAYER_CACHE"]
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "STAGE"
      value = var.changed ? "second" : "first"
    }
    environment_variable {
      name  = "TOKEN"
      type  = "PARAMETER_STORE"
      value = "/demo/token"
    }
    environment_variable {
      name  = "PASSWORD"
      type  = "SECRETS_MANAGER"
      value = "demo/password"
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name = "/aws/codebuild/demo-web-build"
    }
  }
}

resource "aws_codebuild_project" "plain" {
  name         = "demo-plain-build"
  service_role = aws_iam_role.build.arn

  artifacts {
    type = "NO_ARTIFACTS"
  }

  source {
    type      = "NO_SOURCE"
    buildspec = "version: 0.2\nphases: {build: {commands: [make]}}\n"
  }

  cache {
    type     = "S3"
    location = "${aws_s3_bucket.cache.bucket}/plain"
  }

  environment {
    compute_type    = var.changed ? "BUILD_GENERAL1_MEDIUM" : "BUILD_GENERAL1_SMALL"
    image           = "aws/codebuild/amazonlinux-aarch64-standard:3.0"
    type            = "ARM_CONTAINER"
    privileged_mode = true
  }

  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }
    s3_logs {
      status   = "ENABLED"
      location = "${aws_s3_bucket.cache.bucket}/logs"
    }
  }

  vpc_config {
    vpc_id             = aws_vpc.build.id
    subnets            = [aws_subnet.build.id]
    security_group_ids = [aws_security_group.build.id]
  }
}

resource "aws_codebuild_report_group" "tests" {
  name           = "demo-web-build-tests"
  type           = "TEST"
  delete_reports = true
  tags           = { stage = var.changed ? "second" : "first" }

  export_config {
    type = "NO_EXPORT"
  }
}
