variable "bucket_name" {
  description = "Name of the bucket for artifacts."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket_name))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen."
  }
}

variable "key_alias" {
  description = "Alias of the key, `alias/` included; the same in every region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.key_alias))
    error_message = "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all."
  }
}

variable "package_bucket_name" {
  description = "Name of a bucket for packaged SAM code; none by default."
  type        = string
  default     = null

  validation {
    condition     = var.package_bucket_name == null ? true : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.package_bucket_name))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen."
  }
}

variable "artifact_readers" {
  description = "ARNs of the roles of other accounts that read artifacts."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for each in var.artifact_readers : can(regex("^arn:aws:iam::[0-9]{12}:role/.+$", each))])
    error_message = "Each must be the ARN of a role, arn:aws:iam::<account>:role/<name>."
  }
}

variable "package_readers" {
  description = "ARNs of the roles of other accounts that read packages."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for each in var.package_readers : can(regex("^arn:aws:iam::[0-9]{12}:role/.+$", each))])
    error_message = "Each must be the ARN of a role, arn:aws:iam::<account>:role/<name>."
  }
}
