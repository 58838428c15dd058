variable "name" {
  description = "Name of the topic; event rules, a log group and its policy start with it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,36}$", var.name))
    error_message = "The name has 1 to 36 letters, digits, _ and -."
  }
}

variable "key_alias" {
  description = "Alias of the key that encrypts the topic, `alias/` included."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.key_alias))
    error_message = "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all."
  }
}

variable "pipelines" {
  description = "Names of the pipelines in the provider's region."
  type        = list(string)
  nullable    = false

  validation {
    condition     = alltrue([for each in var.pipelines : can(regex("^[A-Za-z0-9.@_-]{1,92}$", each))])
    error_message = "Each is a pipeline's name, of 92 characters at most."
  }
}

variable "build_projects" {
  description = "Names of their CodeBuild projects."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "codedeploy_applications" {
  description = "Names of CodeDeploy applications. The events of other regions come with the module alert-forwarding."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "stages_in_other_accounts" {
  description = "Names of the stages that deploy by CodeDeploy in another account, whose own events stay there."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "email" {
  description = "E-mail addresses; each has to confirm first."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for each in var.email : can(regex("^[^@ ]+@[^@ ]+$", each))])
    error_message = "Each is an e-mail address."
  }
}

variable "https" {
  description = "HTTPS URLs that confirm by themselves."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for each in var.https : can(regex("^https://[^ ]+$", each))])
    error_message = "Each starts with https://."
  }
}

variable "sqs" {
  description = "ARNs of SQS queues whose policies let the topic send."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for each in var.sqs : can(regex("^arn:aws:sqs:[^:]+:[0-9]{12}:.+$", each))])
    error_message = "Each is the ARN of a queue."
  }
}
