variable "name" {
  description = "Name of the repository, such as `acme/api`: 2 to 256 lower-case letters, digits and . _ - /."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) >= 2 && length(var.name) <= 256
    error_message = "A repository's name has 2 to 256 characters."
  }

  validation {
    condition     = can(regex("^[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$", var.name))
    error_message = "A repository's name has lower-case letters and digits, with . _ - / between them."
  }
}

variable "reader_accounts" {
  description = "Ids of the other accounts whose roles may pull images, each as far as its own IAM policies let it."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for each in var.reader_accounts : can(regex("^[0-9]{12}$", each))])
    error_message = "Each must be the id of an account: 12 digits."
  }
}
