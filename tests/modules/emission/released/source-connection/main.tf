resource "aws_codestarconnections_host" "this" {
  count = var.host != null ? 1 : 0

  name              = var.host.name
  provider_endpoint = var.host.url
  provider_type     = var.provider_type

  dynamic "vpc_configuration" {
    for_each = var.host.network != null ? [1] : []

    content {
      security_group_ids = var.host.network.security_group_ids
      subnet_ids         = var.host.network.subnet_ids
      tls_certificate    = var.host.network.tls_certificate
      vpc_id             = var.host.network.vpc_id
    }
  }
}

resource "aws_codestarconnections_connection" "this" {
  host_arn      = var.host != null ? aws_codestarconnections_host.this[0].arn : null
  name          = var.name
  provider_type = var.host == null ? var.provider_type : null
}
