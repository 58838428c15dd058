"""Whether saved plans are still plans of what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viaduct.planning.plan_json import outputs_digest
from viaduct.planning.saved import Status
from viaduct.planning.told import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viaduct.planning.saved import Entry
    from viaduct.planning.synthesized import Synthesized


def other_configuration(entry: Entry, now: Synthesized | None) -> str:
    """Why the plan is not one of the configuration that is there now; nothing if it is."""
    if now is None:
        return "it is not in the spec any more"
    return "" if now.digest == entry.digest else "its configuration is another one than was planned"


def other_state(entry: Entry, state: Mapping[str, Any]) -> str:
    """Why the plan is not one of the state that is there now; nothing if it is.

    Terraform counts ``serial`` up with every change; another ``lineage`` is another state altogether
    (https://developer.hashicorp.com/terraform/language/state).
    """
    serial, lineage = state.get("serial", 0), state.get("lineage", "")
    if lineage != entry.lineage:
        return "its state is another one than was planned"
    if serial != entry.serial:
        return f"its state has changed since (serial {serial}, planned with {entry.serial})"
    return ""


def other_inputs(entry: Entry, reads: Mapping[str, frozenset[str]], states: Mapping[str, Mapping[str, Any]]) -> str:
    """Why the plan is not one of the outputs that are there now; nothing if it is.

    Only the outputs that it ``reads`` count: the state of their stack may have changed otherwise.
    """
    for upstream, digest in entry.inputs.items():
        if upstream not in reads:
            return f"it reads outputs of {upstream}, which is not in the spec any more"
        names = sorted(reads[upstream])
        if outputs_digest(states[upstream], names) != digest:
            changed = "which has changed since" if len(names) == 1 else "not all of which are what they were"
            return f"it reads {named(names)} of {upstream}, {changed}"
    return ""


def half_applied(stale: Entry) -> bool:
    """Whether it was this plan's own apply, broken off, that changed the state: the rest of it is worthless."""
    return stale.status is Status.BEGUN
