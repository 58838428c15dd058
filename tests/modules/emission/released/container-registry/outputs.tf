output "name" {
  description = "Name of the repository."
  value       = aws_ecr_repository.this.name
}

output "arn" {
  description = "ARN of the repository, which a build that pushes images takes as `image_repository_arn`."
  value       = aws_ecr_repository.this.arn
}

output "url" {
  description = "Where images are pushed to and pulled from: `docker push <url>:<tag>`."
  value       = aws_ecr_repository.this.repository_url
}
