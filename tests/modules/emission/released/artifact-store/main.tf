data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  region  = data.aws_region.current.id
}

resource "aws_kms_key" "this" {
  deletion_window_in_days = 30
  description             = "Encrypts ${var.bucket_name}"
  enable_key_rotation     = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid    = "LeaveToIam"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::${local.account}:root"
        }
        Action   = ["kms:*"]
        Resource = ["*"]
      }],
      length(var.artifact_readers) > 0 || length(var.package_readers) > 0 ? [{
        Sid    = "LetOtherAccountsDecrypt"
        Effect = "Allow"
        Principal = {
          AWS = concat(
            distinct([for role in var.artifact_readers : "arn:aws:iam::${split(":", role)[4]}:root"]),
            distinct([for role in var.package_readers : "arn:aws:iam::${split(":", role)[4]}:root"]),
          )
        }
        Action   = ["kms:Decrypt", "kms:DescribeKey"]
        Resource = ["*"]
        Condition = {
          StringEquals = {
            "kms:ViaService" = "s3.${local.region}.amazonaws.com"
          }
          ArnEquals = {
            "aws:PrincipalArn" = concat(var.artifact_readers, var.package_readers)
          }
        }
      }] : [],
    )
  })
}

resource "aws_kms_alias" "this" {
  name          = var.key_alias
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_s3_bucket" "artifacts" {
  bucket = var.bucket_name

  depends_on = [aws_kms_key.this, aws_kms_alias.this]
}

resource "aws_s3_bucket" "packages" {
  count = var.package_bucket_name != null ? 1 : 0

  bucket = var.package_bucket_name

  depends_on = [aws_kms_key.this, aws_kms_alias.this]
}

resource "aws_s3_bucket_public_access_block" "artifacts" {
  block_public_acls       = true
  block_public_policy     = true
  bucket                  = aws_s3_bucket.artifacts.bucket
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_public_access_block" "packages" {
  count = var.package_bucket_name != null ? 1 : 0

  block_public_acls       = true
  block_public_policy     = true
  bucket                  = aws_s3_bucket.packages[0].bucket
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_ownership_controls" "packages" {
  count = var.package_bucket_name != null ? 1 : 0

  bucket = aws_s3_bucket.packages[0].bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_policy" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["s3:*"]
        Resource  = ["arn:aws:s3:::${var.bucket_name}", "arn:aws:s3:::${var.bucket_name}/*"]
        Condition = {
          Bool = { "aws:SecureTransport" = "false" }
        }
      }],
      length(var.artifact_readers) > 0 ? [{
        Sid    = "LetOtherAccountsRead"
        Effect = "Allow"
        Principal = {
          AWS = distinct([for role in var.artifact_readers : "arn:aws:iam::${split(":", role)[4]}:root"])
        }
        Action = [
          "s3:GetBucketAcl",
          "s3:GetBucketLocation",
          "s3:GetBucketVersioning",
          "s3:GetObject",
          "s3:GetObjectVersion",
        ]
        Resource = ["arn:aws:s3:::${var.bucket_name}", "arn:aws:s3:::${var.bucket_name}/*"]
        Condition = {
          ArnEquals = {
            "aws:PrincipalArn" = var.artifact_readers
          }
        }
      }] : [],
    )
  })

  depends_on = [aws_s3_bucket_public_access_block.artifacts]
}

resource "aws_s3_bucket_policy" "packages" {
  count = var.package_bucket_name != null ? 1 : 0

  bucket = aws_s3_bucket.packages[0].bucket

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["s3:*"]
        Resource  = ["arn:aws:s3:::${var.package_bucket_name}", "arn:aws:s3:::${var.package_bucket_name}/*"]
        Condition = {
          Bool = { "aws:SecureTransport" = "false" }
        }
      }],
      length(var.package_readers) > 0 ? [{
        Sid    = "LetOtherAccountsRead"
        Effect = "Allow"
        Principal = {
          AWS = distinct([for role in var.package_readers : "arn:aws:iam::${split(":", role)[4]}:root"])
        }
        Action = [
          "s3:GetBucketAcl",
          "s3:GetBucketLocation",
          "s3:GetBucketVersioning",
          "s3:GetObject",
          "s3:GetObjectVersion",
        ]
        Resource = ["arn:aws:s3:::${var.package_bucket_name}", "arn:aws:s3:::${var.package_bucket_name}/*"]
        Condition = {
          ArnEquals = { "aws:PrincipalArn" = var.package_readers }
        }
      }] : [],
    )
  })

  depends_on = [aws_s3_bucket_public_access_block.packages]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.this.arn
      sse_algorithm     = "aws:kms"
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "packages" {
  count = var.package_bucket_name != null ? 1 : 0

  bucket = aws_s3_bucket.packages[0].bucket

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.this.arn
      sse_algorithm     = "aws:kms"
    }
  }
}

resource "aws_s3_bucket_versioning" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "packages" {
  count = var.package_bucket_name != null ? 1 : 0

  bucket = aws_s3_bucket.packages[0].bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  rule {
    id     = "tidy"
    status = "Enabled"

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    filter {
      prefix = ""
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  depends_on = [aws_s3_bucket_versioning.artifacts]
}

resource "aws_s3_bucket_lifecycle_configuration" "packages" {
  count = var.package_bucket_name != null ? 1 : 0

  bucket = aws_s3_bucket.packages[0].bucket

  rule {
    id     = "tidy"
    status = "Enabled"

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    filter {
      prefix = ""
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  depends_on = [aws_s3_bucket_versioning.packages]
}
