resource "aws_iam_role" "pipeline" {
  name = "demo-pipeline"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = ["codepipeline.amazonaws.com"] }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_codeconnections_connection" "source" {
  name          = "demo-pipeline"
  provider_type = "GitHub"
}

locals {
  regions = toset(["us-east-1", "eu-west-1"])
}

resource "aws_codepipeline" "web" {
  name           = "demo-web"
  role_arn       = aws_iam_role.pipeline.arn
  pipeline_type  = "V2"
  execution_mode = var.changed ? "SUPERSEDED" : "QUEUED"
  tags           = { stage = var.changed ? "second" : "first" }

  dynamic "artifact_store" {
    for_each = local.regions
    content {
      type     = "S3"
      location = "demo-artifacts-${artifact_store.value}"
      region   = artifact_store.value
      encryption_key {
        type = "KMS"
        id   = "arn:aws:kms:${artifact_store.value}:111111111111:alias/demo-artifacts"
      }
    }
  }

  trigger {
    provider_type = "CodeStarSourceConnection"
    git_configuration {
      source_action_name = "Source"
      push {
        branches {
          includes = ["main"]
        }
        file_paths {
          includes = var.changed ? ["app/web/**", "lib/**"] : ["app/web/**"]
        }
      }
    }
  }

  variable {
    name          = "reason"
    default_value = "release"
    description   = "why"
  }

  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      namespace        = "SourceVariables"
      output_artifacts = ["source"]
      configuration = {
        ConnectionArn        = aws_codeconnections_connection.source.arn
        FullRepositoryId     = "acme/web"
        BranchName           = "main"
        DetectChanges        = "false"
        OutputArtifactFormat = "CODE_ZIP"
      }
    }
  }

  stage {
    name = "Build"
    action {
      name             = "Build"
      category         = "Build"
      owner            = "AWS"
      provider         = "CodeBuild"
      version          = "1"
      input_artifacts  = ["source"]
      output_artifacts = ["build"]
      configuration = {
        ProjectName          = "demo-web-build"
        EnvironmentVariables = jsonencode([{ name = "COMMIT", value = "#{SourceVariables.CommitId}", type = "PLAINTEXT" }])
      }
    }
  }

  stage {
    name = "Production"

    on_failure {
      result = "ROLLBACK"
    }

    action {
      name      = "Approve"
      category  = "Approval"
      owner     = "AWS"
      provider  = "Manual"
      version   = "1"
      run_order = 1
      configuration = {
        CustomData = var.changed ? "Please look again" : "Please look"
      }
      timeout_in_minutes = 2880
    }

    dynamic "action" {
      for_each = local.regions
      content {
        name            = "Deploy-${action.value}"
        category        = "Deploy"
        owner           = "AWS"
        provider        = "CodeDeploy"
        version         = "1"
        region          = action.value
        run_order       = 2
        input_artifacts = ["build"]
        configuration = {
          ApplicationName     = "demo-web"
          DeploymentGroupName = "demo-web"
        }
      }
    }
  }
}

resource "aws_codepipeline" "plain" {
  name          = "demo-plain"
  role_arn      = aws_iam_role.pipeline.arn
  pipeline_type = var.changed ? "V2" : "V1"

  artifact_store {
    type     = "S3"
    location = "demo-artifacts-us-east-1"
  }

  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "S3"
      version          = "1"
      output_artifacts = ["source"]
      configuration = {
        S3Bucket    = "demo-source"
        S3ObjectKey = "source.zip"
      }
    }
  }

  stage {
    name = "Build"
    action {
      name            = "Build"
      category        = "Build"
      owner           = "AWS"
      provider        = "CodeBuild"
      version         = "1"
      input_artifacts = ["source"]
      configuration = {
        ProjectName = "demo-web-build"
      }
    }
  }
}
