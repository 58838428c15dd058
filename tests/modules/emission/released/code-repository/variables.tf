variable "name" {
  description = "Name of the repository: 1 to 100 letters, digits and . _ -, without `.git` at the end."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{1,100}$", var.name))
    error_message = "A repository's name has 1 to 100 letters, digits and . _ -."
  }

  validation {
    condition     = !endswith(var.name, ".git")
    error_message = "AWS takes no repository's name that ends in .git."
  }
}

variable "description" {
  description = "What the repository is for, in up to 1000 characters."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.description) <= 1000
    error_message = "A description has at most 1000 characters."
  }
}
