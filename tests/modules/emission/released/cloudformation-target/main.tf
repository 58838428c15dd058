data "aws_caller_identity" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
}

resource "aws_iam_role" "this" {
  description = "What CloudFormation may do for the stack ${var.stack_name}"
  name        = var.role_name
  path        = "/viaduct/"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Trust"
      Effect    = "Allow"
      Principal = { Service = "cloudformation.amazonaws.com" }
      Action    = ["sts:AssumeRole"]
      Condition = {
        StringEqualsIfExists = { "aws:SourceAccount" = local.account }
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
      [for index, permission in var.permissions : merge(
        {
          Sid      = "Given${index + 1}"
          Effect   = "Allow"
          Action   = permission.actions
          Resource = permission.resources
        },
        { for key, value in { Condition = permission.conditions } : key => value if length(permission.conditions) > 0 },
      )],
      var.template_roles != null ? [{
        Sid    = "MakeBoundedRoles"
        Effect = "Allow"
        Action = [
          "iam:AttachRolePolicy",
          "iam:CreateRole",
          "iam:DeleteRolePolicy",
          "iam:DetachRolePolicy",
          "iam:PutRolePermissionsBoundary",
          "iam:PutRolePolicy",
        ]
        Resource = ["arn:aws:iam::${local.account}:role/${var.stack_name}-*"]
        Condition = {
          StringEquals = {
            "iam:PermissionsBoundary" = "arn:aws:iam::${local.account}:policy/${var.template_roles.boundary_name}"
          }
        }
      }] : [],
      var.template_roles != null ? [{
        Sid    = "KeepRoles"
        Effect = "Allow"
        Action = [
          "iam:DeleteRole",
          "iam:GetRole",
          "iam:GetRolePolicy",
          "iam:ListAttachedRolePolicies",
          "iam:ListRolePolicies",
          "iam:ListRoleTags",
          "iam:TagRole",
          "iam:UntagRole",
          "iam:UpdateAssumeRolePolicy",
          "iam:UpdateRole",
          "iam:UpdateRoleDescription",
        ]
        Resource = ["arn:aws:iam::${local.account}:role/${var.stack_name}-*"]
      }] : [],
      var.template_roles != null ? [{
        Sid      = "PassRolesToServices"
        Effect   = "Allow"
        Action   = ["iam:PassRole"]
        Resource = ["arn:aws:iam::${local.account}:role/${var.stack_name}-*"]
        Condition = {
          StringEquals = {
            "iam:PassedToService" = var.template_roles.passed_to
          }
        }
      }] : [],
    )
  })
}

resource "aws_iam_policy" "boundary" {
  count = var.template_roles != null ? 1 : 0

  description = "The most that a role of the stack ${var.stack_name} may do"
  name        = var.template_roles.boundary_name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for index, permission in var.template_roles.permissions : merge(
      {
        Sid      = "Given${index + 1}"
        Effect   = "Allow"
        Action   = permission.actions
        Resource = permission.resources
      },
      { for key, value in { Condition = permission.conditions } : key => value if length(permission.conditions) > 0 },
    )]
  })

  depends_on = [aws_iam_role_policy.this]
}
