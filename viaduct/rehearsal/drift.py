"""What a plan would change: resources and their attributes, out of ``terraform show -json``.

https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NOTHING = (["no-op"], ["read"])
_MISSING = object()


@dataclass(frozen=True)
class Change:
    """A resource (or ``output.NAME``) that a plan would touch, and the paths of the attributes that differ."""

    address: str
    action: str
    attributes: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f": {', '.join(self.attributes)}" if self.attributes else ""
        return f"{self.address} ({self.action}){where}"


def planned_changes(plan: Mapping[str, Any]) -> tuple[Change, ...]:
    """All changes of a plan, resources first; values are left out, they may be secret."""
    resources = ((entry["address"], entry["change"]) for entry in plan.get("resource_changes", ()))
    outputs = ((f"output.{name}", change) for name, change in sorted(plan.get("output_changes", {}).items()))
    return tuple(
        Change(address, "/".join(change["actions"]), _attributes(change))
        for address, change in (*resources, *outputs)
        if change["actions"] not in _NOTHING
    )


def _attributes(change: Mapping[str, Any]) -> tuple[str, ...]:
    """Where before and after differ; only an update has both."""
    before, after = change.get("before"), change.get("after")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return ()
    unknown = change.get("after_unknown") or {}
    known = set(_differences(before, {**before, **after} if unknown else after, ""))
    return tuple(sorted(known | set(_truths(unknown, ""))))


def _differences(before: Any, after: Any, path: str) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted({*before, *after}):
            yield from _differences(before.get(name, _MISSING), after.get(name, _MISSING), _join(path, name))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _differences(old, new, f"{path}[{index}]")
    elif before != after:
        yield path


def _truths(unknown: Any, path: str) -> Iterator[str]:
    """The paths of values that are known only after apply."""
    if isinstance(unknown, dict):
        for name, value in unknown.items():
            yield from _truths(value, _join(path, name))
    elif isinstance(unknown, list):
        for index, value in enumerate(unknown):
            yield from _truths(value, f"{path}[{index}]")
    elif unknown is True:
        yield path


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
