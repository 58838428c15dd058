variable "name" {
  description = "Name of the connection: 1 to 32 letters, digits and _ . -."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{1,32}$", var.name))
    error_message = "A connection's name has 1 to 32 letters, digits and _ . -."
  }
}

variable "provider_type" {
  description = "Where the repositories are: `GitHub`, `GitLab` or `Bitbucket`, or on a `host` of your own `GitHubEnterpriseServer` or `GitLabSelfManaged`."
  type        = string
  default     = "GitHub"
  nullable    = false

  validation {
    condition     = contains(["GitHub", "GitLab", "Bitbucket", "GitHubEnterpriseServer", "GitLabSelfManaged"], var.provider_type)
    error_message = "Must be one of GitHub, GitLab, Bitbucket, GitHubEnterpriseServer, GitLabSelfManaged."
  }

  validation {
    condition     = contains(["GitHubEnterpriseServer", "GitLabSelfManaged"], var.provider_type) == (var.host != null)
    error_message = "GitHubEnterpriseServer and GitLabSelfManaged need a host, and no other provider has one."
  }
}

variable "host" {
  description = "The installation of a self-managed provider: its name in AWS and its URL; the VPC that it is reached from if it is not on the internet, and its certificate as PEM text if no public authority has signed that."

  type = object({
    name = string
    url  = string
    network = optional(object({
      vpc_id             = string
      subnet_ids         = list(string)
      security_group_ids = list(string)
      tls_certificate    = optional(string)
    }))
  })

  default = null

  validation {
    condition     = try(length(var.host.name) >= 1 && length(var.host.name) <= 64, true)
    error_message = "A host's name has 1 to 64 characters."
  }

  validation {
    condition     = var.host == null ? true : can(regex("^https://[^\\s/?#@]+(/[^\\s?#]*)?$", var.host.url))
    error_message = "The URL of a host starts with https:// and has neither user, query nor fragment."
  }

  validation {
    condition     = try(length(regexall("^vpc-[0-9a-f]{8,17}$", var.host.network.vpc_id)) > 0, true)
    error_message = "A VPC's id is vpc- and hexadecimal digits."
  }

  validation {
    condition     = try(length(var.host.network.subnet_ids) >= 1 && length(var.host.network.subnet_ids) <= 10 && alltrue([for id in var.host.network.subnet_ids : can(regex("^subnet-[0-9a-f]{8,17}$", id))]), true)
    error_message = "Name 1 to 10 subnets, each by its id: subnet- and hexadecimal digits."
  }

  validation {
    condition     = try(length(var.host.network.security_group_ids) >= 1 && length(var.host.network.security_group_ids) <= 10 && alltrue([for id in var.host.network.security_group_ids : can(regex("^sg-[0-9a-f]{8,17}$", id))]), true)
    error_message = "Name 1 to 10 security groups, each by its id: sg- and hexadecimal digits."
  }

  validation {
    condition     = try(length(regexall("^\\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s-]+-----END CERTIFICATE-----\\s*$", var.host.network.tls_certificate)) > 0, true)
    error_message = "A certificate is PEM text: -----BEGIN CERTIFICATE----- and so on."
  }
}
