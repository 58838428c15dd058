variable "name" {
  description = "Name of the pipeline."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,100}$", var.name))
    error_message = "A pipeline's name has 1 to 100 letters, digits and . @ _ -."
  }
}

variable "role_name" {
  description = "Name of the pipeline's role."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.role_name))
    error_message = "A role's name has 1 to 64 letters, digits and + = , . @ _ -."
  }
}

variable "key_alias" {
  description = "Alias of the artifact stores' keys, `alias/` included; the same in every region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", var.key_alias))
    error_message = "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all."
  }
}

variable "artifact_stores" {
  description = "The bucket of each region with an action, and its key's ARN where a role of another account reads it."

  type = map(object({
    bucket  = string
    key_arn = optional(string)
  }))

  nullable = false

  validation {
    condition     = length(var.artifact_stores) > 0
    error_message = "A pipeline needs an artifact store, in its own region at least."
  }
}

variable "stages" {
  description = "The stages. Actions of one run_order run side by side; the region is the pipeline's own by default."

  type = list(object({
    name = string
    actions = list(object({
      name            = string
      category        = string
      provider        = string
      configuration   = optional(map(string), {})
      owner           = optional(string, "AWS")
      version         = optional(string, "1")
      region          = optional(string)
      inputs          = optional(list(string), [])
      outputs         = optional(list(string), [])
      run_order       = optional(number, 1)
      timeout_minutes = optional(number)
      role_arn        = optional(string)
    }))
    before_entry = optional(object({
      result = string
      rules = list(object({
        name          = string
        provider      = string
        region        = string
        configuration = map(string)
      }))
    }))
    on_success = optional(object({
      result = string
      rules = list(object({
        name          = string
        provider      = string
        region        = string
        configuration = map(string)
      }))
    }))
    on_failure = optional(object({
      result     = string
      retry_mode = optional(string)
    }))
  }))

  nullable = false

  validation {
    condition     = length(var.stages) >= 2 && length(var.stages) <= 50
    error_message = "A pipeline has 2 to 50 stages."
  }

  validation {
    condition     = length(distinct(var.stages[*].name)) == length(var.stages)
    error_message = "Each stage has a name of its own."
  }

  validation {
    condition     = alltrue([for stage in var.stages : can(regex("^[A-Za-z0-9.@_-]{1,100}$", stage.name))])
    error_message = "A stage's name has 1 to 100 letters, digits, dots, at signs, underscores and hyphens."
  }

  validation {
    condition     = alltrue([for stage in var.stages : length(stage.actions) >= 1 && length(stage.actions) <= 50 && length(distinct(stage.actions[*].name)) == length(stage.actions)])
    error_message = "A stage has 1 to 50 actions, each with a name of its own."
  }

  validation {
    condition = alltrue(flatten([
      for index, stage in var.stages : [for action in stage.actions : (action.category == "Source") == (index == 0)]
    ]))

    error_message = "The first stage holds all source actions and nothing else."
  }

  validation {
    condition     = alltrue(flatten([for stage in var.stages : [for action in stage.actions : contains(["Approval/Manual", "Build/CodeBuild", "Deploy/CloudFormation", "Deploy/CodeDeploy", "Deploy/S3", "Invoke/Lambda", "Source/CodeCommit", "Source/CodeStarSourceConnection", "Source/ECR", "Source/S3"], "${action.category}/${action.provider}")]]))
    error_message = "An action is one of those whose permissions are known: see the README."
  }

  validation {
    condition = alltrue(flatten([
      for stage in var.stages : [
        for action in stage.actions : [
          for key in lookup({
            "Build/CodeBuild"                 = ["ProjectName"]
            "Deploy/CloudFormation"           = ["ActionMode", "StackName"]
            "Deploy/CodeDeploy"               = ["ApplicationName", "DeploymentGroupName"]
            "Deploy/S3"                       = ["BucketName"]
            "Invoke/Lambda"                   = ["FunctionName"]
            "Source/CodeCommit"               = ["RepositoryName"]
            "Source/CodeStarSourceConnection" = ["ConnectionArn"]
            "Source/ECR"                      = ["RepositoryName"]
            "Source/S3"                       = ["S3Bucket", "S3ObjectKey"]
          }, "${action.category}/${action.provider}", []) : contains(keys(action.configuration), key)
        ]
      ]
    ]))

    error_message = "The configuration lacks a key that says what the action acts on: see the README."
  }

  validation {
    condition     = alltrue(flatten([for stage in var.stages : [for action in stage.actions : can(regex("^[A-Za-z0-9.@_-]{1,100}$", action.name))]]))
    error_message = "An action's name has 1 to 100 letters, digits, dots, at signs, underscores and hyphens."
  }

  validation {
    condition     = alltrue(flatten([for stage in var.stages : [for action in stage.actions : action.run_order >= 1 && action.run_order <= 999]]))
    error_message = "A run_order is 1 to 999."
  }

  validation {
    condition     = alltrue(flatten([for stage in var.stages : [for action in stage.actions : action.timeout_minutes == null ? true : action.timeout_minutes >= 5 && action.timeout_minutes <= 86400]]))
    error_message = "An action times out after 5 to 86400 minutes."
  }

  validation {
    condition     = alltrue(flatten([for stage in var.stages : [for action in stage.actions : alltrue([for key, value in action.configuration : length(key) <= 50 && length(value) <= 1000])]]))
    error_message = "A key of a configuration has at most 50 characters, a value at most 1000."
  }

  validation {
    condition     = alltrue(flatten([for stage in var.stages : [for action in stage.actions : action.region == null ? true : contains(keys(var.artifact_stores), action.region)]]))
    error_message = "Every region that an action runs in needs an entry in artifact_stores."
  }

  validation {
    condition     = alltrue(flatten([for stage in var.stages : [for action in stage.actions : action.role_arn == null ? true : try(var.artifact_stores[action.region].key_arn, null) != null]]))
    error_message = "Another account knows no alias of this one: the store of an action with a role_arn needs a key_arn."
  }

  validation {
    condition     = length(distinct(flatten(var.stages[*].actions[*].outputs))) == length(flatten(var.stages[*].actions[*].outputs))
    error_message = "An artifact is the output of one action."
  }

  validation {
    condition     = alltrue([for name in flatten(var.stages[*].actions[*].outputs) : can(regex("^[A-Za-z0-9_-]{1,100}$", name))])
    error_message = "An artifact is named with 1 to 100 letters, digits, underscores and hyphens."
  }

  validation {
    condition = alltrue(flatten([
      for index, stage in var.stages : [
        for action in stage.actions : alltrue([
          for input in action.inputs : contains(flatten([
            [for earlier in slice(var.stages, 0, index) : earlier.actions[*].outputs],
            [for other in stage.actions : other.outputs if other.run_order < action.run_order],
          ]), input)
        ])
      ]
    ]))

    error_message = "An input artifact is the output of an action in an earlier stage, or of a lower run_order in the same one."
  }

  validation {
    condition     = alltrue([for each in flatten([for stage in var.stages : [stage.before_entry, stage.on_success]]) : each == null ? true : contains(["FAIL", "ROLLBACK"], each.result)])
    error_message = "What happens if a condition does not hold is FAIL or ROLLBACK."
  }

  validation {
    condition     = alltrue(flatten([for condition in flatten([for stage in var.stages : [stage.before_entry, stage.on_success]]) : [for rule in condition.rules : contains(["CloudWatchAlarm", "DeploymentWindow"], rule.provider)] if condition != null]))
    error_message = "A rule of a condition is a CloudWatchAlarm or a DeploymentWindow."
  }

  validation {
    condition = alltrue([for stage in var.stages : stage.on_failure == null ? true : contains(["RETRY", "ROLLBACK"], stage.on_failure.result)
    && (stage.on_failure.result == "RETRY") == (stage.on_failure.retry_mode != null)])

    error_message = "A stage that fails does RETRY, with a retry_mode, or ROLLBACK."
  }
}

variable "trigger" {
  description = "Which pushes and pull requests start the pipeline; for a source that comes through a connection."

  type = object({
    source_action = string
    pushes = optional(list(object({
      branches = optional(list(string), [])
      paths    = optional(list(string), [])
      tags     = optional(list(string), [])
    })), [])
    pull_requests = optional(list(object({
      branches = list(string)
      events   = list(string)
      paths    = optional(list(string), [])
    })), [])
  })

  default = null

  validation {
    condition     = var.trigger == null ? true : length(var.trigger.pushes) <= 3 && length(var.trigger.pull_requests) <= 3
    error_message = "A trigger has at most 3 filters of a kind."
  }

  validation {
    condition     = var.trigger == null ? true : alltrue([for push in var.trigger.pushes : (length(push.tags) > 0) != (length(push.branches) > 0)])
    error_message = "A push has tags or branches, not both."
  }

  validation {
    condition     = var.trigger == null ? true : alltrue([for push in var.trigger.pushes : length(push.tags) == 0 || length(push.paths) == 0])
    error_message = "A tag is pushed on a commit, not with files: paths stand only beside branches."
  }

  validation {
    condition     = var.trigger == null ? true : alltrue([for event in flatten(var.trigger.pull_requests[*].events) : contains(["OPEN", "UPDATED", "CLOSED"], event)])
    error_message = "The events of pull requests are OPEN, UPDATED and CLOSED."
  }

  validation {
    condition = var.trigger == null ? true : anytrue(flatten([
      for stage in var.stages : [
        for action in stage.actions : action.name == var.trigger.source_action && action.provider == "CodeStarSourceConnection"
      ]
    ]))

    error_message = "A trigger belongs to a source action of the pipeline that comes through a connection."
  }
}

variable "variables" {
  description = "Values that whoever starts the pipeline may change; one without a default has to be given."

  type = list(object({
    name        = string
    default     = optional(string)
    description = optional(string)
  }))

  default  = []
  nullable = false

  validation {
    condition     = length(distinct(var.variables[*].name)) == length(var.variables)
    error_message = "Each variable has a name of its own."
  }

  validation {
    condition     = alltrue([for each in var.variables : can(regex("^[A-Za-z0-9@_-]{1,128}$", each.name))])
    error_message = "A variable's name has 1 to 128 letters, digits, at signs, underscores and hyphens."
  }
}

variable "execution_mode" {
  description = "What happens to an execution that another one overtakes: SUPERSEDED, QUEUED or PARALLEL."
  type        = string
  default     = "SUPERSEDED"
  nullable    = false

  validation {
    condition     = contains(["SUPERSEDED", "QUEUED", "PARALLEL"], var.execution_mode)
    error_message = "Must be one of SUPERSEDED, QUEUED, PARALLEL."
  }
}
