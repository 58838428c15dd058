variable "name" {
  description = "Name of the topic: 1 to 256 letters, digits and _ -."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,256}$", var.name))
    error_message = "A topic's name has 1 to 256 letters, digits and _ -."
  }
}

variable "email" {
  description = "E-mail addresses of those who are told; each has to confirm first."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for each in var.email : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", each))])
    error_message = "Each must be an e-mail address: name@example.com."
  }
}
