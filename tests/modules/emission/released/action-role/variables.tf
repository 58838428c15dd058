variable "name" {
  description = "Name of the role."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "pipeline_role_arn" {
  description = "ARN of the pipeline's role."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws:iam::[0-9]{12}:role/.+$", var.pipeline_role_arn))
    error_message = "A role's ARN is arn:aws:iam::<account>:role/<name>."
  }
}

variable "artifact_bucket" {
  description = "The pipeline's artifact bucket in this region; its policy has to let the role in."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.artifact_bucket))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen."
  }
}

variable "key_alias" {
  description = "Alias of that bucket's key, `alias/` included."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.key_alias))
    error_message = "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all."
  }
}

variable "actions" {
  description = "The deploy actions of this region, as they stand in the pipeline."

  type = list(object({
    provider      = string
    configuration = map(string)
  }))

  nullable = false

  validation {
    condition     = length(var.actions) > 0
    error_message = "A role without actions is of no use."
  }

  validation {
    condition     = alltrue([for each in var.actions : contains(["CloudFormation", "CodeDeploy", "S3"], each.provider)])
    error_message = "An action is one of CloudFormation, CodeDeploy, S3."
  }
}
