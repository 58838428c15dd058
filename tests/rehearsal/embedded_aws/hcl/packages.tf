data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

resource "aws_ssm_parameter" "token" {
  name  = "/demo/token"
  type  = "SecureString"
  value = var.changed ? "second" : "first"
}

resource "aws_ssm_parameter" "plain" {
  name        = "/demo/plain"
  type        = "String"
  description = var.changed ? "second" : "first"
  value       = nonsensitive(data.aws_ssm_parameter.image.value)
}

resource "aws_secretsmanager_secret" "password" {
  name                    = "demo/password"
  description             = var.changed ? "second" : "first"
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_version" "password" {
  secret_id     = aws_secretsmanager_secret.password.id
  secret_string = var.changed ? "second" : "first"
}

resource "aws_ecr_repository" "product" {
  name                 = "demo/product"
  image_tag_mutability = var.changed ? "MUTABLE" : "IMMUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "product" {
  repository = aws_ecr_repository.product.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "untagged"
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
      action       = { type = "expire" }
    }]
  })
}

resource "aws_cloudformation_stack" "topic" {
  name       = "demo-topic"
  parameters = { Name = var.changed ? "second" : "first" }
  template_body = jsonencode({
    Parameters = { Name = { Type = "String" } }
    Resources  = { Topic = { Type = "AWS::SNS::Topic", Properties = { DisplayName = { Ref = "Name" } } } }
    Outputs    = { Topic = { Value = { Ref = "Topic" } } }
  })
}
