variable "stack_name" {
  description = "Name of the CloudFormation stack."
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

variable "permissions" {
  description = "What the template's resources take. Conditions are operator, key and values, as in IAM."

  type = list(object({
    actions    = list(string)
    resources  = list(string)
    conditions = optional(map(map(list(string))), {})
  }))

  nullable = false

  validation {
    condition     = alltrue([for each in flatten(var.permissions[*].actions) : can(regex("^[a-z0-9-]+:[A-Za-z]+[*]?$", each))])
    error_message = "Permissions name actions such as ecs:CreateService."
  }

  validation {
    condition     = alltrue([for each in var.permissions : length(each.actions) > 0 && length(each.resources) > 0])
    error_message = "Each permission has actions and resources; * where AWS supports none."
  }
}

variable "template_roles" {
  description = "The roles that the template makes: the services that they go to (`ecs-tasks.amazonaws.com`) and the most that they may do. None by default."

  type = object({
    boundary_name = string
    passed_to     = list(string)
    permissions = list(object({
      actions    = list(string)
      resources  = list(string)
      conditions = optional(map(map(list(string))), {})
    }))
  })

  default = null
}
