"""What planning takes from a plan and a state in Terraform's JSON.

https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    Json = Mapping[str, Any]


def settled_outputs(plan: Json) -> frozenset[str]:
    """The outputs that are known now and that the plan leaves as they are."""
    changes = plan.get("output_changes", {})
    return frozenset(name for name, change in changes.items() if change["actions"] == ["no-op"])


def state_outputs(state: Json) -> frozenset[str]:
    """The outputs that a state has."""
    return frozenset(state.get("outputs", {}))


def outputs_digest(state: Json, names: Collection[str]) -> str:
    """The SHA-256 of the values of these outputs, which may be secret; one that is not there counts too."""
    outputs = state.get("outputs", {})
    values = {name: outputs[name]["value"] for name in names if name in outputs}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def counted(plan: Json) -> dict[str, int]:
    """How many resources the plan creates, updates, replaces and destroys; zeros left out."""
    kinds = (_kind(change["change"]["actions"]) for change in plan.get("resource_changes", ()))
    return dict(sorted(Counter(kind for kind in kinds if kind).items()))


def _kind(actions: Sequence[str]) -> str:
    match list(actions):
        case ["delete"]:
            return "destroy"
        case ["create" | "update" | "forget" as action]:
            return str(action)
        case [_, _]:
            return "replace"
        case _:
            return ""
