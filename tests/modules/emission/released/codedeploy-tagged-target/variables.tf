variable "name" {
  description = "Name of the CodeDeploy application and deployment group, 1 to 100 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,100}$", var.name))
    error_message = "The name has 1 to 100 letters, digits and + = , . @ _ -."
  }
}

variable "instance_tags" {
  description = "The one to three tags that an instance carries, all of them, to be released to. No two targets may find the same."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(var.instance_tags) >= 1 && length(var.instance_tags) <= 3
    error_message = "CodeDeploy finds instances by one to three tags."
  }

  validation {
    condition     = alltrue([for key, value in var.instance_tags : length(key) >= 1 && length(key) <= 128 && length(value) <= 256])
    error_message = "A tag's key has 1 to 128 characters, its value at most 256."
  }
}

variable "artifact_bucket" {
  description = "Name of the bucket that releases are fetched from."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.artifact_bucket))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen."
  }
}

variable "key_alias" {
  description = "Alias of the key that encrypts the bucket."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.key_alias))
    error_message = "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all."
  }
}

variable "deployment_config_name" {
  description = "Name of the deployment configuration, AWS's or one that exists already; not used with `minimum_healthy_hosts`."
  type        = string
  default     = "CodeDeployDefault.OneAtATime"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,100}$", var.deployment_config_name))
    error_message = "The name has 1 to 100 letters, digits and + = , . @ _ -."
  }
}

variable "minimum_healthy_hosts" {
  description = "How many instances (`HOST_COUNT`) or percent of them (`FLEET_PERCENT`) keep serving during a release, by a deployment configuration made for it. It must be less than the number of instances."

  type = object({
    type  = string
    value = number
  })

  default = null

  validation {
    condition     = var.minimum_healthy_hosts == null ? true : contains(["FLEET_PERCENT", "HOST_COUNT"], var.minimum_healthy_hosts.type)
    error_message = "The type must be FLEET_PERCENT or HOST_COUNT."
  }

  validation {
    condition     = var.minimum_healthy_hosts == null ? true : var.minimum_healthy_hosts.value >= 1 && floor(var.minimum_healthy_hosts.value) == var.minimum_healthy_hosts.value && (var.minimum_healthy_hosts.type != "FLEET_PERCENT" || var.minimum_healthy_hosts.value < 100)
    error_message = "The value must be a whole number from 1, of percent to 99."
  }
}

variable "artifact_account" {
  description = "Account of the bucket and the key, whose policies then let the instances' role in; this account by default."
  type        = string
  default     = null

  validation {
    condition     = var.artifact_account == null ? true : can(regex("^[0-9]{12}$", var.artifact_account))
    error_message = "An account's id has 12 digits."
  }
}

variable "deploy_role_name" {
  description = "Name of CodeDeploy's role, `<name>-<region>-deploy` by default."
  type        = string
  default     = null

  validation {
    condition     = var.deploy_role_name == null ? true : can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.deploy_role_name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "instance_policy_name" {
  description = "Name of the policy for the role of the instances, `<name>-<region>-instance` by default."
  type        = string
  default     = null

  validation {
    condition     = var.instance_policy_name == null ? true : can(regex("^[A-Za-z0-9+=,.@_-]{1,128}$", var.instance_policy_name))
    error_message = "A policy's name has 1 to 128 letters, digits and + = , . @ _ -."
  }
}
