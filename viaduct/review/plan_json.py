"""The parts of Terraform's plan representation that a review reads.

https://developer.hashicorp.com/terraform/internals/json-format#plan-representation: unknown keys are to be ignored,
an unknown major version is to be refused.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Importing(_Part):
    """Where an imported object comes from; ``id`` is left out where it is known only after apply."""

    id: str | None = None


class ChangeJson(_Part):
    """Before and after, with masks of the same shape that say what is sensitive or not known yet."""

    actions: tuple[str, ...]
    before: Any = None
    after: Any = None
    after_unknown: Any = None
    before_sensitive: Any = None
    after_sensitive: Any = None
    replace_paths: tuple[tuple[str | int, ...], ...] = ()
    importing: Importing | None = None


class ResourceJson(_Part):
    """A resource that the plan looks at, changed or not."""

    address: str
    mode: str = "managed"
    type: str
    change: ChangeJson
    previous_address: str | None = None
    deposed: str | None = None
    action_reason: str | None = None


class PlanJson(_Part):
    """One plan. ``complete`` and ``errored`` came with Terraform 1.8; an older one shows whole plans only."""

    format_version: str
    errored: bool = False
    complete: bool = True
    resource_changes: tuple[ResourceJson, ...] = ()
    resource_drift: tuple[ResourceJson, ...] = ()
    output_changes: dict[str, ChangeJson] = {}
    variables: dict[str, dict[str, Any]] = {}
    configuration: dict[str, Any] = {}
