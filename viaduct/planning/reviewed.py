"""Whether a plan is the one that was reviewed.

That one was made by the code of a pull request, which whoever may push can change: it is compared, and never applied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# https://developer.hashicorp.com/terraform/internals/json-format#change-representation
_SAID = ("actions", "before", "after", "after_unknown", "replace_paths", "importing")
_NOTHING = ["no-op"]


def unlike(now: Mapping[str, Any], then: Mapping[str, Any]) -> list[str]:
    """What two plans, in Terraform's JSON, do differently: addresses of resources, and ``output.<name>``."""
    mine, theirs = _effects(now), _effects(then)
    return sorted(what for what in mine.keys() | theirs.keys() if mine.get(what) != theirs.get(what))


def _effects(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What a plan does, by what it does it to; what it leaves as it is says nothing of it."""
    found: dict[str, Any] = {}
    for each in plan.get("resource_changes", []):
        change, moved = each["change"], each.get("previous_address")
        if change["actions"] != _NOTHING or moved or change.get("importing"):
            found[" ".join(filter(None, (each["address"], each.get("deposed"))))] = moved, _essence(change)
    for name, change in plan.get("output_changes", {}).items():
        if change["actions"] != _NOTHING:
            found[f"output.{name}"] = None, _essence(change)
    return found


def _essence(change: Mapping[str, Any]) -> dict[str, Any]:
    return {name: change.get(name) for name in _SAID}
