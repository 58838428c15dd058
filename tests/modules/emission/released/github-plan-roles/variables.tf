variable "repository" {
  description = "The repository on github.com, and the numbers that `gh api repos/OWNER/NAME` prints for its owner and itself. Tokens of repositories made, renamed or moved since July 15, 2026 carry them: trusted only with `ids`."

  type = object({
    owner = string
    name  = string
    ids = optional(object({
      owner      = number
      repository = number
    }))
  })

  nullable = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,39}$", var.repository.owner))
    error_message = "An owner has 1 to 39 letters, digits and hyphens."
  }

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{1,100}$", var.repository.name))
    error_message = "A repository's name has 1 to 100 letters, digits and . _ -."
  }

  validation {
    condition     = try(var.repository.ids.owner >= 1 && floor(var.repository.ids.owner) == var.repository.ids.owner, true)
    error_message = "GitHub's numbers are whole and greater than 0."
  }

  validation {
    condition     = try(var.repository.ids.repository >= 1 && floor(var.repository.ids.repository) == var.repository.ids.repository, true)
    error_message = "GitHub's numbers are whole and greater than 0."
  }
}

variable "state" {
  description = "Where Terraform's state is: the bucket, the key as in the backend block (`*` stands for any characters, where there are several), the region if it is not the provider's, and the alias of the KMS key, if there is one."

  type = object({
    bucket    = string
    key       = string
    region    = optional(string)
    key_alias = optional(string)
  })

  nullable = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.state.bucket))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens."
  }

  validation {
    condition     = can(regex("^[^*?/][^?]*[^*?/]$", var.state.key))
    error_message = "A key starts and ends with neither a slash nor *, and has no ?."
  }

  validation {
    condition     = try(can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.state.key_alias)) || var.state.key_alias == null, true)
    error_message = "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens."
  }
}

variable "bucket_names" {
  description = "Names of the buckets that are planned, `*` standing for any characters: their settings and the names of their objects are read."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.bucket_names) > 0
    error_message = "Name at least one bucket."
  }

  validation {
    condition     = alltrue([for each in var.bucket_names : can(regex("^[a-z0-9.*-]{1,63}$", each))])
    error_message = "A bucket's name has lower-case letters, digits, dots and hyphens."
  }
}

variable "plan_role_name" {
  description = "Name of the role that plans."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.plan_role_name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "apply_role_name" {
  description = "Name of the role that applies."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.apply_role_name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "plan_policies" {
  description = "ARNs of policies, by names of your own: what plans read besides what the other modules make. At most 10."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for each in values(var.plan_policies) : can(regex("^arn:aws:iam::([0-9]{12}|aws):policy/.+$", each))])
    error_message = "Each must be the ARN of a policy, arn:aws:iam::<account, or aws>:policy/<name>."
  }

  validation {
    condition     = length(var.plan_policies) <= 10
    error_message = "A role takes at most 10 policies."
  }

  validation {
    condition     = alltrue([for each in values(var.plan_policies) : !can(regex("^arn:aws:iam::aws:policy/(.*/)?(AdministratorAccess|PowerUserAccess|[A-Za-z0-9]*FullAccess)", each))])
    error_message = "A plan changes nothing: name policies that only read."
  }
}

variable "environment" {
  description = "The environment on GitHub whose jobs may apply. Protect it by reviewers."
  type        = string
  default     = "production"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}$", var.environment))
    error_message = "An environment has 1 to 255 letters, digits and . _ -."
  }
}

variable "apply_policies" {
  description = "ARNs of policies, by names of your own: what the role that applies may make and change. At most 10; without any it makes nothing."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for each in values(var.apply_policies) : can(regex("^arn:aws:iam::([0-9]{12}|aws):policy/.+$", each))])
    error_message = "Each must be the ARN of a policy, arn:aws:iam::<account, or aws>:policy/<name>."
  }

  validation {
    condition     = length(var.apply_policies) <= 10
    error_message = "A role takes at most 10 policies."
  }
}

variable "apply_permissions_boundary" {
  description = "ARN of a policy: the most that the role that applies may do. None by default."
  type        = string
  default     = null

  validation {
    condition     = var.apply_permissions_boundary == null ? true : can(regex("^arn:aws:iam::([0-9]{12}|aws):policy/.+$", var.apply_permissions_boundary))
    error_message = "A policy's ARN is arn:aws:iam::<account, or aws>:policy/<name>."
  }
}

variable "apply_assumes" {
  description = "ARNs of roles, in other accounts for instance, that the role that applies may assume."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for each in var.apply_assumes : can(regex("^arn:aws:iam::[0-9]{12}:role/.+$", each))])
    error_message = "Each must be the ARN of a role, arn:aws:iam::<account>:role/<name>."
  }
}

variable "oidc_provider_arn" {
  description = "ARN of the account's identity provider for GitHub. An account has one at most: by default it is made."
  type        = string
  default     = null

  validation {
    condition     = var.oidc_provider_arn == null ? true : can(regex("^arn:aws:iam::[0-9]{12}:oidc-provider/token[.]actions[.]githubusercontent[.]com$", var.oidc_provider_arn))
    error_message = "The ARN is arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com."
  }
}
