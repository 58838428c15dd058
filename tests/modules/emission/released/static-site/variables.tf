variable "name" {
  description = "Name of the origin access control, one in the account, and comment of the distribution."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) >= 1 && length(var.name) <= 64
    error_message = "The name has 1 to 64 characters."
  }
}

variable "bucket_name" {
  description = "Name of the bucket, one in the world."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket_name))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen."
  }
}

variable "index_page" {
  description = "File that answers for `/`."
  type        = string
  default     = "index.html"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*$", var.index_page)) && length(var.index_page) <= 255
    error_message = "A page is the path of a file in the bucket, without a slash first, of at most 255 characters."
  }
}

variable "error_page" {
  description = "File that answers for files that are not there, and its status: 404, or 200 for an application that looks at the URL itself. Without it the answer is 403, which is what S3 says."

  type = object({
    path   = string
    status = optional(number, 404)
  })

  default = null

  validation {
    condition     = var.error_page == null ? true : can(regex("^[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*$", var.error_page.path)) && length(var.error_page.path) <= 255
    error_message = "A page is the path of a file in the bucket, without a slash first, of at most 255 characters."
  }

  validation {
    condition     = var.error_page == null ? true : contains([200, 404], var.error_page.status)
    error_message = "The status must be 200 or 404."
  }
}

variable "domain" {
  description = "A name of one's own, which one distribution can have, and the ARN of its ACM certificate in us-east-1. Without it the site has the name that CloudFront gives it."

  type = object({
    name            = string
    certificate_arn = string
  })

  default = null

  validation {
    condition     = var.domain == null ? true : can(regex("^([*][.])?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z][a-z0-9-]{0,61}[a-z0-9]$", var.domain.name)) && length(var.domain.name) <= 253
    error_message = "The name must be a domain name in lower case, such as www.example.com."
  }

  validation {
    condition     = var.domain == null ? true : can(regex("^arn:aws:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]{36}$", var.domain.certificate_arn))
    error_message = "CloudFront takes those of us-east-1 only: arn:aws:acm:us-east-1:<account>:certificate/<id>."
  }
}
