"""The types of a pipeline's variables, in HCL."""

from __future__ import annotations

ARTIFACT_STORES = """\
map(object({
  bucket  = string
  key_arn = optional(string)
}))"""

_CONDITION = """\
optional(object({
    result = string
    rules = list(object({
      name          = string
      provider      = string
      region        = string
      configuration = map(string)
    }))
  }))"""

STAGES = f"""\
list(object({{
  name = string
  actions = list(object({{
    name            = string
    category        = string
    provider        = string
    configuration   = optional(map(string), {{}})
    owner           = optional(string, "AWS")
    version         = optional(string, "1")
    region          = optional(string)
    inputs          = optional(list(string), [])
    outputs         = optional(list(string), [])
    run_order       = optional(number, 1)
    timeout_minutes = optional(number)
    role_arn        = optional(string)
  }}))
  before_entry = {_CONDITION}
  on_success = {_CONDITION}
  on_failure = optional(object({{
    result     = string
    retry_mode = optional(string)
  }}))
}}))"""

TRIGGER = """\
object({
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
})"""

VARIABLES = """\
list(object({
  name        = string
  default     = optional(string)
  description = optional(string)
}))"""
