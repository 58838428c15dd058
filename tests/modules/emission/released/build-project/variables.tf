variable "name" {
  description = "Name of the project: 2 to 150 letters, digits and _ -, of which the first is no _ or -."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$", var.name))
    error_message = "A project's name has 2 to 150 letters, digits and _ -, of which the first is no _ or -."
  }
}

variable "role_name" {
  description = "Name of the role that the build acts with."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.role_name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "artifact_bucket" {
  description = "Name of the pipeline's artifact bucket in this region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.artifact_bucket))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen."
  }
}

variable "key_alias" {
  description = "Alias of the key that encrypts artifacts and packages, `alias/` included; the same in every region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.key_alias))
    error_message = "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all."
  }
}

variable "description" {
  description = "What the build is for, in up to 255 characters."
  type        = string
  default     = null

  validation {
    condition     = try(length(var.description) <= 255, true)
    error_message = "A description has at most 255 characters."
  }
}

variable "buildspec" {
  description = "Path of the buildspec in the source, or its text: `file(...)`, `yamlencode({...})`."
  type        = string
  default     = "buildspec.yml"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.][A-Za-z0-9_./-]{0,254}$", var.buildspec)) || strcontains(var.buildspec, "phases")
    error_message = "A buildspec is a path from the root of the source, or the text of one, which has phases."
  }
}

variable "machine" {
  description = "What the build runs on. `type`: `LINUX_CONTAINER` or `ARM_CONTAINER`. `compute_type`: `BUILD_GENERAL1_SMALL`, `_MEDIUM`, `_LARGE`, `_XLARGE` or `_2XLARGE`. `image`: one of CodeBuild's, by default Amazon Linux for the type; of a public registry; or in ECR, where the role is then let in. `privileged`: for builds that run containers of their own."

  type = object({
    type         = optional(string, "LINUX_CONTAINER")
    compute_type = optional(string, "BUILD_GENERAL1_SMALL")
    image        = optional(string)
    privileged   = optional(bool, false)
  })

  default  = {}
  nullable = false

  validation {
    condition     = contains(["LINUX_CONTAINER", "ARM_CONTAINER"], var.machine.type)
    error_message = "The type must be one of LINUX_CONTAINER, ARM_CONTAINER."
  }

  validation {
    condition     = contains(["BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE", "BUILD_GENERAL1_XLARGE", "BUILD_GENERAL1_2XLARGE"], var.machine.compute_type)
    error_message = "The compute_type must be one of BUILD_GENERAL1_SMALL, BUILD_GENERAL1_MEDIUM, BUILD_GENERAL1_LARGE, BUILD_GENERAL1_XLARGE, BUILD_GENERAL1_2XLARGE."
  }

  validation {
    condition     = var.machine.image == null || can(regex("^[a-z0-9][A-Za-z0-9._:/@-]{0,511}$", var.machine.image))
    error_message = "An image is one of CodeBuild's (aws/codebuild/...), of a public registry, or the URI of one in ECR."
  }

  validation {
    condition     = try(!startswith(var.machine.image, "aws/codebuild/") || !can(regex("windows|macos|lambda", var.machine.image)) && strcontains(var.machine.image, "aarch64") == (var.machine.type == "ARM_CONTAINER"), true)
    error_message = "CodeBuild's images are made for one kind of machine each: one with aarch64 in its name is for ARM_CONTAINER."
  }
}

variable "build_timeout" {
  description = "Minutes until a build is stopped: 5 to 2160."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.build_timeout >= 5 && var.build_timeout <= 2160
    error_message = "The timeout of a build must be from 5 to 2160."
  }
}

variable "queued_timeout" {
  description = "Minutes that a build waits for a machine: 5 to 480."
  type        = number
  default     = 480
  nullable    = false

  validation {
    condition     = var.queued_timeout >= 5 && var.queued_timeout <= 480
    error_message = "The timeout of a build in the queue must be from 5 to 480."
  }
}

variable "cache" {
  description = "What a build keeps for the next one: `NO_CACHE`; `LOCAL`, for a while on its host; or `S3`, in the artifact bucket under `prefix`, by default `build-cache/` and the project's name."

  type = object({
    type   = optional(string, "NO_CACHE")
    prefix = optional(string)
  })

  default  = {}
  nullable = false

  validation {
    condition     = contains(["NO_CACHE", "LOCAL", "S3"], var.cache.type)
    error_message = "The type must be one of NO_CACHE, LOCAL, S3."
  }

  validation {
    condition     = var.cache.type != "LOCAL" || var.network == null && var.machine.compute_type != "BUILD_GENERAL1_2XLARGE"
    error_message = "There is no local cache in a VPC, nor on BUILD_GENERAL1_2XLARGE."
  }

  validation {
    condition     = var.cache.prefix == null || var.cache.type == "S3" && can(regex("^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$", var.cache.prefix))
    error_message = "Only a cache in S3 has a prefix: a path without a slash first or last."
  }
}

variable "network" {
  description = "The VPC of this region that builds run in: with a way to the internet, or endpoints of what they use."

  type = object({
    vpc_id             = string
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })

  default = null

  validation {
    condition     = try(length(regexall("^vpc-[0-9a-f]{8,17}$", var.network.vpc_id)) > 0, true)
    error_message = "A VPC's id is vpc- and hexadecimal digits."
  }

  validation {
    condition     = try(length(var.network.subnet_ids) >= 1 && length(var.network.subnet_ids) <= 16 && alltrue([for id in var.network.subnet_ids : can(regex("^subnet-[0-9a-f]{8,17}$", id))]), true)
    error_message = "Name 1 to 16 subnets, each by its id: subnet- and hexadecimal digits."
  }

  validation {
    condition     = try(length(var.network.security_group_ids) >= 1 && length(var.network.security_group_ids) <= 5 && alltrue([for id in var.network.security_group_ids : can(regex("^sg-[0-9a-f]{8,17}$", id))]), true)
    error_message = "Name 1 to 5 security groups, each by its id: sg- and hexadecimal digits."
  }
}

variable "environment_variables" {
  description = "Plain variables by name; everybody who may look at the project reads them."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for each in keys(var.environment_variables) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", each))])
    error_message = "A variable's name has letters, digits and underscores, and no digit first."
  }

  validation {
    condition     = alltrue([for each in keys(var.environment_variables) : !can(regex("^(CODEBUILD_.*|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|DEFAULT_REGION|CONTAINER_CREDENTIALS_RELATIVE_URI|EXECUTION_ENV))$", each))])
    error_message = "CodeBuild itself sets CODEBUILD_..., the region and the credentials."
  }

  validation {
    condition     = alltrue([for each in values(var.environment_variables) : !can(regex("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|\\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})|\\bglpat-[A-Za-z0-9_-]{20,}|\\bnpm_[A-Za-z0-9]{30,}|\\bxox[abprs]-[A-Za-z0-9-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY|\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.|://[^/\\s:@]+:[^/\\s:@]+@", each))])
    error_message = "A value looks like a secret: store it, and refer to it in secrets."
  }
}

variable "secrets" {
  description = "Variables whose values CodeBuild fetches when a build starts, each as a reference: `ssm:/path/of/parameter` or `secretsmanager:name[:json-key[:stage[:version]]]`, in this region. The role may read these and no other."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for each in keys(var.secrets) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", each))])
    error_message = "A variable's name has letters, digits and underscores, and no digit first."
  }

  validation {
    condition     = alltrue([for each in keys(var.secrets) : !can(regex("^(CODEBUILD_.*|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|DEFAULT_REGION|CONTAINER_CREDENTIALS_RELATIVE_URI|EXECUTION_ENV))$", each))])
    error_message = "CodeBuild itself sets CODEBUILD_..., the region and the credentials."
  }

  validation {
    condition     = length(setintersection(keys(var.secrets), keys(var.environment_variables))) == 0
    error_message = "A variable is plain or secret, not both."
  }

  validation {
    condition     = alltrue([for each in values(var.secrets) : can(regex("^(ssm:/?[A-Za-z0-9_./-]+|secretsmanager:[A-Za-z0-9_./+=@-]+(:[A-Za-z0-9_./-]*){0,3})$", each))])
    error_message = "A secret is a reference: ssm:/path/of/parameter or secretsmanager:name[:json-key[:stage[:version]]]."
  }

  validation {
    condition     = alltrue([for each in values(var.secrets) : !can(regex("^ssm:[^/]+/", each))])
    error_message = "A parameter whose name has a slash in it starts with one: ssm:/a/b."
  }
}

variable "reports" {
  description = "Up to 5 reports of the buildspec by name, each `TEST` or `CODE_COVERAGE`, for which report groups are made. Without any, the build may make groups of its own, which nothing removes."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.reports) <= 5
    error_message = "A build writes at most 5 reports."
  }

  validation {
    condition     = alltrue([for each in keys(var.reports) : can(regex("^[A-Za-z0-9][A-Za-z0-9_-]*$", each)) && length(each) + length(var.name) < 128])
    error_message = "A report's name has letters, digits and _ -, no _ or - first, and with the project's at most 127 characters."
  }

  validation {
    condition     = alltrue([for each in values(var.reports) : contains(["TEST", "CODE_COVERAGE"], each)])
    error_message = "A report is TEST or CODE_COVERAGE."
  }
}

variable "packages" {
  description = "Where the build uploads packaged code to: a bucket for each region, and the prefix in all of them."

  type = object({
    buckets = map(string)
    prefix  = string
  })

  default = null

  validation {
    condition     = try(length(var.packages.buckets) > 0 && alltrue([for region in keys(var.packages.buckets) : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", region))]), true)
    error_message = "Name a bucket for each region, such as us-east-1, and at least one."
  }

  validation {
    condition     = try(alltrue([for bucket in values(var.packages.buckets) : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", bucket))]), true)
    error_message = "Each must be the name of a bucket."
  }

  validation {
    condition     = var.packages == null ? true : can(regex("^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$", var.packages.prefix))
    error_message = "The prefix of packages is a path without a slash first or last."
  }
}

variable "image_repository_arn" {
  description = "ARN of the ECR repository that the build pushes its image to."
  type        = string
  default     = null

  validation {
    condition     = var.image_repository_arn == null ? true : can(regex("^arn:aws:ecr:[a-z0-9-]+:[0-9]{12}:repository/[a-z0-9._/-]+$", var.image_repository_arn))
    error_message = "Must be the ARN of an ECR repository: arn:aws:ecr:<region>:<account>:repository/<name>."
  }
}

variable "hands_on" {
  description = "Whether the build hands artifacts on. One that does not, such as that of pull requests, reads its source from the artifact bucket and writes nothing there."
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.hands_on || var.cache.type != "S3"
    error_message = "A build that writes nothing into the artifact bucket has no cache there."
  }
}
