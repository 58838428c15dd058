# Sites under the names that CloudFront gives them, and one under a name of its own.

terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

# CloudFront takes certificates from here only.
provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

module "previews" {
  source   = "../.."
  for_each = toset(["docs", "blog"])

  name        = "acme-${each.key}-preview"
  bucket_name = "acme-${each.key}-preview-eu-west-1"
}

module "site" {
  source = "../.."

  name        = "acme-site"
  bucket_name = "acme-site-eu-west-1"
  index_page  = "start/index.html"
  error_page  = { path = "start/index.html", status = 200 }

  domain = {
    name            = "www.example.com"
    certificate_arn = aws_acm_certificate_validation.site.certificate_arn
  }
}

resource "aws_route53_zone" "this" {
  name = "example.com"
}

resource "aws_route53_record" "site" {
  zone_id = aws_route53_zone.this.zone_id
  name    = "www.example.com"
  type    = "A"

  alias {
    name                   = module.site.cloudfront_domain_name
    zone_id                = module.site.hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_acm_certificate" "site" {
  provider = aws.us_east_1

  domain_name       = "www.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  zone_id = aws_route53_zone.this.zone_id
  name    = one(aws_acm_certificate.site.domain_validation_options).resource_record_name
  type    = one(aws_acm_certificate.site.domain_validation_options).resource_record_type
  records = [one(aws_acm_certificate.site.domain_validation_options).resource_record_value]
  ttl     = 60
}

resource "aws_acm_certificate_validation" "site" {
  provider = aws.us_east_1

  certificate_arn         = aws_acm_certificate.site.arn
  validation_record_fqdns = [aws_route53_record.validation.fqdn]
}
