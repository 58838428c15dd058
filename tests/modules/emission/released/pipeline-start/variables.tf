variable "name" {
  description = "Name of the event rule and of its role."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]{1,64}$", var.name))
    error_message = "An event rule's name has 1 to 64 letters, digits, dots, underscores and hyphens."
  }
}

variable "pipeline_name" {
  description = "Name of the pipeline in the same region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,100}$", var.pipeline_name))
    error_message = "A pipeline's name has 1 to 100 letters, digits and . @ _ -."
  }
}

variable "event_pattern" {
  description = "The event pattern, as JSON."
  type        = string
  nullable    = false

  validation {
    condition     = can(jsondecode(var.event_pattern).source)
    error_message = "An event pattern is JSON and names a source."
  }
}
