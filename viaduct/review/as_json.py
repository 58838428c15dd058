"""A review for scripts: docs/review.md describes the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from viaduct.review.changes import Action, Known
from viaduct.review.masked import Absent, AfterApply, Secret
from viaduct.review.page.verdict import level_of, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.review.changes import Attribute, Drift, Output, ResourceChange, Review, Shown, Stack, Unplanned
    from viaduct.review.gates import Fired
    from viaduct.review.network.openings import Opening
    from viaduct.review.pipelines import Pipeline
    from viaduct.review.policies.conditions import Condition
    from viaduct.review.policies.globs import Pattern
    from viaduct.review.policies.permissions import Difference, PermissionChange, Unjudged

VERSION = 1
"""Grows when a key goes or means something else; new keys may come at any time."""

Json = dict[str, Any]


def as_json(review: Review, fired: Sequence[Fired]) -> Json:
    """The whole review, nothing left out and nothing shortened; what is secret is not in it."""
    return {
        "version": VERSION,
        "level": level_of(review).value,
        "verdict": verdict(review),
        "counts": {action.value: review.count(action) for action in Action if action is not Action.nothing},
        "fired": [{"gate": each.gate.value, "stack": each.stack, "address": each.address} for each in fired],
        "unplanned": [_unplanned(each) for each in review.unplanned],
        "unchanged": [stack.name for stack in review.unchanged],
        "stacks": [_stack(stack) for stack in review.changed],
    }


def _unplanned(stack: Unplanned) -> Json:
    return {
        "stack": stack.stack,
        "why": stack.why.value,
        "waits_for": list(stack.waits_for),
        "lacks": stack.lacks.value if stack.lacks else None,
    }


def _stack(stack: Stack) -> Json:
    return {
        "name": stack.name,
        "resources": [_resource(each) for each in stack.resources],
        "permissions": [_permission(each) for each in stack.permissions],
        "unjudged": [_unjudged(each) for each in stack.unjudged],
        "openings": [_opening(each) for each in stack.openings],
        "pipelines": [_pipeline(each) for each in stack.pipelines],
        "drift": [_drift(each) for each in stack.drift],
        "outputs": [_output(each) for each in stack.outputs],
    }


def _resource(change: ResourceChange) -> Json:
    return {
        "address": change.address,
        "type": change.type,
        "action": change.action.value,
        "reason": change.reason or None,
        "create_first": change.create_first,
        "deposed": change.deposed,
        "moved_from": change.previous_address,
        "imported_from": change.import_id,
        "loses": change.holds if change.loses else None,
        "forced_by": list(change.forced_by),
        "attributes": [_attribute(each) for each in change.attributes],
    }


def _attribute(attribute: Attribute) -> Json:
    return {"path": attribute.path, "before": _shown(attribute.before), "after": _shown(attribute.after)}


def _shown(shown: Shown) -> Json | None:
    match shown:
        case Known(text=text):
            return {"value": text}
        case Secret(why):
            return {"hidden": why}
        case AfterApply():
            return {"known_after_apply": True}
        case Absent():
            return None
        case _:
            assert_never(shown)


def _permission(change: PermissionChange) -> Json:
    return {
        "holder": change.holder,
        "noun": change.noun,
        "kind": change.kind.value,
        "addresses": list(change.addresses),
        "new": change.new,
        "gone": change.gone,
        "public": change.public,
        "everything": change.everything,
        "accounts": list(change.accounts),
        "wider": [_difference(each) for each in change.wider],
        "narrower": [_difference(each) for each in change.narrower],
        "attached": list(change.attached),
        "detached": list(change.detached),
        "boundary": change.unbounded or None,
    }


def _difference(difference: Difference) -> Json:
    grant = difference.grant
    return {
        "effect": "Allow" if grant.allow else "Deny",
        "principals": _patterns(grant.principals),
        "actions": _patterns(grant.actions),
        "resources": _patterns(grant.resources),
        "conditions": _conditions(grant.conditions),
        "other_conditions": None if grant.former is None else _conditions(grant.former),
    }


def _patterns(patterns: Sequence[Pattern]) -> list[str | Json]:
    return [{"all_but": list(each.but)} if each.but else each.written or each.text for each in patterns]


def _conditions(conditions: Sequence[Condition]) -> list[Json]:
    return [{"operator": each.operator, "key": each.key, "values": list(each.values)} for each in conditions]


def _unjudged(unjudged: Unjudged) -> Json:
    return {"address": unjudged.address, "attribute": unjudged.attribute, "why": unjudged.why}


def _opening(opening: Opening) -> Json:
    words = {"words": opening.words, "values": list(opening.values)}
    return {"address": opening.address, "way": opening.way.value, "internet": opening.internet, **words}


def _pipeline(pipeline: Pipeline) -> Json:
    stages = [
        {
            "name": stage.name,
            "state": stage.state.value,
            "actions": [{"name": name, "state": state.value} for name, state in stage.actions],
        }
        for stage in pipeline.stages
    ]
    return {"address": pipeline.address, "name": pipeline.name, "stages": stages}


def _drift(drift: Drift) -> Json:
    attributes = [_attribute(each) for each in drift.attributes]
    return {
        "address": drift.address,
        "type": drift.type,
        "action": drift.action.value,
        "mended": drift.mended,
        "attributes": attributes,
    }


def _output(output: Output) -> Json:
    attributes = [_attribute(each) for each in output.attributes]
    return {"name": output.name, "action": output.action.value, "attributes": attributes}
