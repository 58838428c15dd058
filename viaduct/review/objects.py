"""Every object that a plan looks at, whole and without secrets: what policies and networks are judged by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viaduct.review.changes import Action

_INDEX = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True)
class PlannedObject:
    """An object before and after; ``{}`` where it does not exist.

    ``configured`` names the attributes that the configuration sets; ``None`` where the plan doesn't say.
    """

    address: str
    type: str
    action: Action
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    configured: frozenset[str] | None = None

    def sets(self, attribute: str) -> bool:
        """Whether the configuration sets an attribute: otherwise AWS chooses its value."""
        return self.configured is None or attribute in self.configured


def configured_attributes(configuration: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The attributes that each resource of a configuration sets, by the address without indices."""
    return dict(_of_module(configuration.get("root_module") or {}, ""))


def without_indices(address: str) -> str:
    """The address of the block that an object comes from."""
    return _INDEX.sub("", address)


def _of_module(module: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, frozenset[str]]]:
    for resource in module.get("resources") or ():
        yield f"{prefix}{resource.get('address')}", frozenset(resource.get("expressions") or {})
    for name, call in (module.get("module_calls") or {}).items():
        yield from _of_module(call.get("module") or {}, f"{prefix}module.{name}.")
