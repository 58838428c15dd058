output "name" {
  description = "Name of the repository, which a pipeline's source action takes as `RepositoryName`."
  value       = aws_codecommit_repository.this.repository_name
}

output "arn" {
  description = "ARN of the repository."
  value       = aws_codecommit_repository.this.arn
}

output "clone_url_http" {
  description = "Where to clone from and push to over HTTPS."
  value       = aws_codecommit_repository.this.clone_url_http
}
