output "bucket_name" {
  description = "Name of the bucket: an S3 deploy action's `BucketName`."
  value       = aws_s3_bucket.this.bucket
}

output "distribution_id" {
  description = "Id of the distribution, to invalidate what is cached."
  value       = aws_cloudfront_distribution.this.id
}

output "distribution_arn" {
  description = "ARN of the distribution."
  value       = aws_cloudfront_distribution.this.arn
}

output "domain_name" {
  description = "Where the site is: the domain's name, or the one that CloudFront gives."
  value       = var.domain != null ? var.domain.name : aws_cloudfront_distribution.this.domain_name
}

output "cloudfront_domain_name" {
  description = "Name that CloudFront gives, for an alias record."
  value       = aws_cloudfront_distribution.this.domain_name
}

output "hosted_zone_id" {
  description = "Id of CloudFront's Route 53 zone, for an alias record."
  value       = aws_cloudfront_distribution.this.hosted_zone_id
}
