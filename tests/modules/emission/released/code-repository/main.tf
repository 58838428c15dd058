resource "aws_codecommit_repository" "this" {
  description     = var.description
  repository_name = var.name

  lifecycle {
    prevent_destroy = true
  }
}
