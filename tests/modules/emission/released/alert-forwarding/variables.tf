variable "name" {
  description = "Name of the event rule."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]{1,64}$", var.name))
    error_message = "An event rule's name has 1 to 64 letters, digits, dots, underscores and hyphens."
  }
}

variable "role_name" {
  description = "Name of the role that EventBridge sends with."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.role_name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "home_region" {
  description = "The region of the alerts."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.home_region))
    error_message = "A region looks like us-east-1."
  }
}

variable "codedeploy_applications" {
  description = "Names of the CodeDeploy applications in this region."
  type        = list(string)
  nullable    = false
}
