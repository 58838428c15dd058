mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/viaduct/acme-shop-pipeline" }
  }
}

variables {
  name            = "acme-shop"
  role_name       = "acme-shop-pipeline"
  key_alias       = "alias/acme-artifacts"
  artifact_stores = { us-east-1 = { bucket = "acme-artifacts-us-east-1" } }
  stages = [
    { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
    { name = "deploy", actions = [{ name = "d", category = "Deploy", provider = "S3", inputs = ["code"], configuration = { BucketName = "b" } }] },
  ]
}

run "one_stage_alone" {
  command = plan
  variables {
    stages = [{ name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] }]
  }
  expect_failures = [var.stages]
}

run "two_stages_of_one_name" {
  command = plan
  variables {
    stages = [
      { name = "same", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "same", actions = [{ name = "d", category = "Deploy", provider = "S3", inputs = ["code"], configuration = { BucketName = "b" } }] },
    ]
  }
  expect_failures = [var.stages]
}

run "a_name_with_spaces" {
  command = plan
  variables {
    stages = [
      { name = "the source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "deploy", actions = [{ name = "d", category = "Deploy", provider = "S3", inputs = ["code"], configuration = { BucketName = "b" } }] },
    ]
  }
  expect_failures = [var.stages]
}

run "two_actions_of_one_name" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "deploy", actions = [
        { name = "d", category = "Deploy", provider = "S3", inputs = ["code"], configuration = { BucketName = "b" } },
        { name = "d", category = "Deploy", provider = "S3", inputs = ["code"], configuration = { BucketName = "b" } },
      ] },
    ]
  }
  expect_failures = [var.stages]
}

run "a_source_in_a_later_stage" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "more", actions = [{ name = "t", category = "Source", provider = "S3", outputs = ["more"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
    ]
  }
  expect_failures = [var.stages]
}

run "something_else_in_the_first_stage" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "a", category = "Approval", provider = "Manual" }] },
      { name = "more", actions = [{ name = "b", category = "Approval", provider = "Manual" }] },
    ]
  }
  expect_failures = [var.stages]
}

run "a_provider_of_unknown_permissions" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "deploy", actions = [{ name = "d", category = "Deploy", provider = "ServiceCatalog", inputs = ["code"] }] },
    ]
  }
  expect_failures = [var.stages]
}

run "a_run_order_of_zero" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "ask", actions = [{ name = "a", category = "Approval", provider = "Manual", run_order = 0 }] },
    ]
  }
  expect_failures = [var.stages]
}

run "a_timeout_of_a_minute" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "ask", actions = [{ name = "a", category = "Approval", provider = "Manual", timeout_minutes = 1 }] },
    ]
  }
  expect_failures = [var.stages]
}

run "a_region_without_a_store" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "deploy", actions = [
        { name = "d", category = "Deploy", provider = "S3", inputs = ["code"], region = "eu-west-1", configuration = { BucketName = "b" } },
      ] },
    ]
  }
  expect_failures = [var.stages]
}

run "another_account_without_the_keys_arn" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "deploy", actions = [{
        name     = "d"
        category = "Deploy"
        provider = "S3"
        inputs   = ["code"]
        region   = "us-east-1"
        role_arn = "arn:aws:iam::222222222222:role/deploy"

        configuration = { BucketName = "b" }
      }] },
    ]
  }
  expect_failures = [var.stages]
}

run "an_artifact_made_twice" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [
        { name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } },
        { name = "t", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } },
      ] },
      { name = "deploy", actions = [{ name = "d", category = "Deploy", provider = "S3", inputs = ["code"], configuration = { BucketName = "b" } }] },
    ]
  }
  expect_failures = [var.stages]
}

run "an_artifact_that_nobody_makes" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "deploy", actions = [{ name = "d", category = "Deploy", provider = "S3", inputs = ["build"], configuration = { BucketName = "b" } }] },
    ]
  }
  expect_failures = [var.stages]
}

run "an_artifact_made_at_the_same_run_order" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      { name = "deploy", actions = [
        {
          name          = "b"
          category      = "Build"
          provider      = "CodeBuild"
          inputs        = ["code"]
          outputs       = ["build"]
          configuration = { ProjectName = "acme-shop" }
        },
        { name = "d", category = "Deploy", provider = "S3", inputs = ["build"], configuration = { BucketName = "b" } },
      ] },
    ]
  }
  expect_failures = [var.stages]
}

run "a_retry_without_a_mode" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      {
        name       = "deploy"
        actions    = [{ name = "d", category = "Deploy", provider = "S3", inputs = ["code"], configuration = { BucketName = "b" } }]
        on_failure = { result = "RETRY" }
      },
    ]
  }
  expect_failures = [var.stages]
}

run "a_rule_of_an_unknown_provider" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"], configuration = { S3Bucket = "b", S3ObjectKey = "k" } }] },
      {
        name    = "deploy"
        actions = [{ name = "d", category = "Deploy", provider = "S3", inputs = ["code"], configuration = { BucketName = "b" } }]
        before_entry = {
          result = "FAIL"
          rules  = [{ name = "r", provider = "Horoscope", region = "us-east-1", configuration = {} }]
        }
      },
    ]
  }
  expect_failures = [var.stages]
}

run "no_store_at_all" {
  command = plan
  variables {
    artifact_stores = {}
  }
  expect_failures = [var.artifact_stores]
}

run "a_trigger_of_a_source_without_a_connection" {
  command = plan
  variables {
    trigger = { source_action = "s", pushes = [{ branches = ["main"] }] }
  }
  expect_failures = [var.trigger]
}

run "tags_and_branches_in_one_push" {
  command = plan
  variables {
    trigger = { source_action = "s", pushes = [{ branches = ["main"], tags = ["v*"] }] }
  }
  expect_failures = [var.trigger]
}

run "an_unknown_execution_mode" {
  command = plan
  variables {
    execution_mode = "SOMETIMES"
  }
  expect_failures = [var.execution_mode]
}

run "variables_of_one_name" {
  command = plan
  variables {
    variables = [{ name = "A" }, { name = "A" }]
  }
  expect_failures = [var.variables]
}

run "a_configuration_without_a_required_key" {
  command = plan
  variables {
    stages = [
      { name = "source", actions = [{ name = "s", category = "Source", provider = "S3", outputs = ["code"] }] },
      { name = "ask", actions = [{ name = "a", category = "Approval", provider = "Manual" }] },
    ]
  }
  expect_failures = [var.stages]
}

run "what_is_right" {
  command = plan
}
