resource "aws_codeconnections_connection" "github" {
  name          = "demo-github"
  provider_type = "GitHub"
  tags          = { stage = var.changed ? "second" : "first" }
}

resource "aws_codestarconnections_connection" "github" {
  name          = "demo-github-old"
  provider_type = "GitHub"
  tags          = { stage = var.changed ? "second" : "first" }
}

resource "aws_codeconnections_host" "own" {
  name              = "demo-host"
  provider_type     = "GitHubEnterpriseServer"
  provider_endpoint = "https://git.example.com"
}

resource "aws_codeconnections_connection" "own" {
  name     = "demo-own"
  host_arn = aws_codeconnections_host.own.arn
}

output "status" {
  value = aws_codeconnections_connection.github.connection_status
}
