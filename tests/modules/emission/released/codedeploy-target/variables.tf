variable "name" {
  description = "Name of the Auto Scaling group, launch template, load balancer, application and deployment group, at most 26 characters, or 32 with a hyphen and the port. Another name is another fleet."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9-]+[A-Za-z0-9]$", var.name)) && !startswith(var.name, "internal-")
    error_message = "The name has three or more letters, digits and hyphens, no hyphen first or last, and not internal- first."
  }

  validation {
    condition     = length("${var.name}-${var.port}") <= 32
    error_message = "The target group's name, <name>-<port>, has at most 32 characters."
  }
}

variable "artifact_bucket" {
  description = "Name of the bucket that releases are fetched from."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.artifact_bucket))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen."
  }
}

variable "key_alias" {
  description = "Alias of the key that encrypts the bucket."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.key_alias))
    error_message = "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all."
  }
}

variable "port" {
  description = "Port that the application listens on; another one replaces the target group."
  type        = number
  default     = 3000
  nullable    = false

  validation {
    condition     = var.port >= 1 && var.port <= 65535 && floor(var.port) == var.port
    error_message = "The port must be a whole number from 1 to 65535."
  }
}

variable "health_check_path" {
  description = "Path that the load balancer asks for: an instance that answers with a status from 200 to 299 is healthy."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^/[^[:space:]]*$", var.health_check_path))
    error_message = "A path starts with a slash and has no spaces."
  }

  validation {
    condition     = length(var.health_check_path) <= 1024
    error_message = "A path has at most 1024 characters."
  }
}

variable "instance_type" {
  description = "EC2 instance type; the image of Amazon Linux 2023 is that for its processor, Graviton or x86."
  type        = string
  default     = "t3.micro"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*[.][a-z0-9-]+$", var.instance_type))
    error_message = "An instance type is such as t3.micro."
  }
}

variable "min_size" {
  description = "The least instances, with which the fleet starts."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = var.min_size >= 1 && var.min_size <= 100 && floor(var.min_size) == var.min_size
    error_message = "The size must be a whole number from 1 to 100."
  }
}

variable "max_size" {
  description = "The most instances; the fleet grows when they use more than 60 % of their CPUs."
  type        = number
  default     = 4
  nullable    = false

  validation {
    condition     = var.max_size >= 1 && var.max_size <= 100 && floor(var.max_size) == var.max_size
    error_message = "The size must be a whole number from 1 to 100."
  }

  validation {
    condition     = var.max_size >= var.min_size
    error_message = "The maximum must not be less than min_size."
  }
}

variable "packages" {
  description = "Packages of Amazon Linux 2023 that instances install when they start, such as `nodejs24`."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for each in var.packages : can(regex("^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$", each))])
    error_message = "A package's name has letters, digits and . _ + -, no sign first."
  }
}

variable "instance_tags" {
  description = "Tags of the instances and their disks, which `default_tags` of the provider don't reach. `Name` is the fleet's."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.instance_tags) <= 49 && alltrue([for key, value in var.instance_tags : length(key) <= 128 && length(value) <= 256])
    error_message = "At most 49 tags, with keys of at most 128 and values of at most 256 characters."
  }

  validation {
    condition     = alltrue([for key in keys(var.instance_tags) : !contains(["", "Name"], key) && !startswith(lower(key), "aws:")])
    error_message = "Name is the fleet's own tag, aws: is the prefix of AWS, and no key is empty."
  }
}

variable "network" {
  description = "A VPC that exists: where instances stand, with a way out to S3 and the package repositories, and where the load balancer does, in the same subnets by default; each in two zones or more. Without it a VPC is made."

  type = object({
    vpc_id                   = string
    subnet_ids               = list(string)
    load_balancer_subnet_ids = optional(list(string))
  })

  default = null

  validation {
    condition     = var.network == null ? true : can(regex("^vpc-[0-9a-f]{8,17}$", var.network.vpc_id))
    error_message = "A VPC's id is vpc- and 8 to 17 hexadecimal digits."
  }

  validation {
    condition     = var.network == null ? true : length(var.network.subnet_ids) >= 2 && alltrue([for id in var.network.subnet_ids : can(regex("^subnet-[0-9a-f]{8,17}$", id))])
    error_message = "Name two subnets or more, each by its id: subnet- and hexadecimal digits."
  }

  validation {
    condition     = var.network == null ? true : var.network.load_balancer_subnet_ids == null ? true : length(var.network.load_balancer_subnet_ids) >= 2 && alltrue([for id in var.network.load_balancer_subnet_ids : can(regex("^subnet-[0-9a-f]{8,17}$", id))])
    error_message = "Name two subnets or more of the load balancer, each by its id: subnet- and hexadecimal digits."
  }
}

variable "https" {
  description = "The ACM certificate that the load balancer serves HTTPS with; it then redirects HTTP. Without it the load balancer serves HTTP."

  type = object({
    certificate_arn = string
  })

  default = null

  validation {
    condition     = var.https == null ? true : can(regex("^arn:aws:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]{36}$", var.https.certificate_arn))
    error_message = "The ARN of a certificate is arn:aws:acm:<region>:<account>:certificate/<id>."
  }

  validation {
    condition     = var.https == null ? true : try("${local.region}:${local.account}" == regex("acm:(.+):certificate", var.https.certificate_arn)[0], true)
    error_message = "A load balancer takes a certificate of its own region and account only."
  }
}

variable "deployment_config_name" {
  description = "Name of the deployment configuration, AWS's or one that exists already; not used with `minimum_healthy_hosts`."
  type        = string
  default     = "CodeDeployDefault.OneAtATime"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,100}$", var.deployment_config_name))
    error_message = "The name has 1 to 100 letters, digits and + = , . @ _ -."
  }

  validation {
    condition     = var.deployment_config_name != "CodeDeployDefault.HalfAtATime" || var.minimum_healthy_hosts != null || var.min_size > 1
    error_message = "CodeDeploy starts no deployment that takes half of one instance; use CodeDeployDefault.OneAtATime."
  }
}

variable "minimum_healthy_hosts" {
  description = "How many instances (`HOST_COUNT`) or percent of them (`FLEET_PERCENT`) keep serving during a release, by a deployment configuration made for it."

  type = object({
    type  = string
    value = number
  })

  default = null

  validation {
    condition     = var.minimum_healthy_hosts == null ? true : contains(["FLEET_PERCENT", "HOST_COUNT"], var.minimum_healthy_hosts.type)
    error_message = "The type must be FLEET_PERCENT or HOST_COUNT."
  }

  validation {
    condition     = var.minimum_healthy_hosts == null ? true : var.minimum_healthy_hosts.value >= 1 && floor(var.minimum_healthy_hosts.value) == var.minimum_healthy_hosts.value && (var.minimum_healthy_hosts.type != "FLEET_PERCENT" || var.minimum_healthy_hosts.value < 100)
    error_message = "The value must be a whole number from 1, of percent to 99."
  }

  validation {
    condition     = var.minimum_healthy_hosts == null ? true : (var.minimum_healthy_hosts.type == "FLEET_PERCENT" ? ceil(var.min_size * var.minimum_healthy_hosts.value / 100) : var.minimum_healthy_hosts.value) < var.min_size
    error_message = "CodeDeploy starts no deployment if as many instances must keep serving as min_size says there are."
  }
}

variable "blue_green" {
  description = "Releases go to a copy of the fleet, which then takes its place: for how long the old instances stay, and how long a person has to let requests reach the new ones, if one is to be asked; in minutes, at most 2880. Without it releases change the instances in place. A change from one to the other makes a new deployment group. The groups that there are decide how many Terraform makes, so the module can't have a `depends_on`."

  type = object({
    termination_wait_minutes = optional(number, 60)
    traffic_wait_minutes     = optional(number)
  })

  default = null

  validation {
    condition     = var.blue_green == null ? true : var.blue_green.termination_wait_minutes >= 0 && var.blue_green.termination_wait_minutes <= 2880 && floor(var.blue_green.termination_wait_minutes) == var.blue_green.termination_wait_minutes
    error_message = "The wait before termination must be a whole number from 0 to 2880."
  }

  validation {
    condition     = var.blue_green == null ? true : var.blue_green.traffic_wait_minutes == null ? true : var.blue_green.traffic_wait_minutes >= 1 && var.blue_green.traffic_wait_minutes <= 2880 && floor(var.blue_green.traffic_wait_minutes) == var.blue_green.traffic_wait_minutes
    error_message = "The wait for traffic must be a whole number from 1 to 2880."
  }
}

variable "artifact_account" {
  description = "Account of the bucket and the key, whose policies then let the instances' role in; this account by default."
  type        = string
  default     = null

  validation {
    condition     = var.artifact_account == null ? true : can(regex("^[0-9]{12}$", var.artifact_account))
    error_message = "An account's id has 12 digits."
  }
}

variable "deploy_role_name" {
  description = "Name of CodeDeploy's role, `<name>-<region>-deploy` by default."
  type        = string
  default     = null

  validation {
    condition     = var.deploy_role_name == null ? true : can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.deploy_role_name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "instance_role_name" {
  description = "Name of the instances' role and instance profile, `<name>-<region>-instance` by default."
  type        = string
  default     = null

  validation {
    condition     = var.instance_role_name == null ? true : can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.instance_role_name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}
