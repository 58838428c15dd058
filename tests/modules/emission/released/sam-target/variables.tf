variable "stack_name" {
  description = "Name of the CloudFormation stack; what it makes starts with it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,127}$", var.stack_name))
    error_message = "A stack's name has 1 to 128 letters, digits and hyphens, the first a letter."
  }
}

variable "role_name" {
  description = "Name of the role that CloudFormation acts with."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.role_name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "boundary_name" {
  description = "Name of the permissions boundary of the roles that the template makes."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,128}$", var.boundary_name))
    error_message = "A policy's name has 1 to 128 letters, digits and + = , . @ _ -."
  }
}

variable "package_bucket" {
  description = "Bucket in the same region that the packaged code lies in."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.package_bucket))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen."
  }
}

variable "package_prefix" {
  description = "Prefix of the packaged code in that bucket, such as the service's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$", var.package_prefix))
    error_message = "A prefix has no slash at its beginning or end."
  }
}

variable "key_alias" {
  description = "Alias of the key that encrypts the bucket, `alias/` included."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.key_alias))
    error_message = "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all."
  }
}

variable "package_account" {
  description = "Account of the bucket's key; the provider's account by default."
  type        = string
  default     = null

  validation {
    condition     = var.package_account == null ? true : can(regex("^[0-9]{12}$", var.package_account))
    error_message = "An account's id has 12 digits."
  }
}
