output "bucket_name" {
  description = "Name of the bucket for artifacts."
  value       = aws_s3_bucket.artifacts.bucket
}

output "key_arn" {
  description = "ARN of the key; what another account needs in place of the alias."
  value       = aws_kms_key.this.arn
}

output "package_bucket_name" {
  description = "Name of the bucket for packaged SAM code, or null."
  value       = var.package_bucket_name != null ? aws_s3_bucket.packages[0].bucket : null
}
