"""One plan -> the changes of one stack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viaduct.errors import UsageError
from viaduct.review.accounts import own_accounts
from viaduct.review.changes import Action, Attribute, Drift, Known, Output, ResourceChange, Shown, Stack
from viaduct.review.differences import differences
from viaduct.review.masked import ABSENT, Absent, AfterApply, Mask, Secret, mask_of
from viaduct.review.network.judge import openings
from viaduct.review.objects import PlannedObject, configured_attributes, without_indices
from viaduct.review.pipelines import pipelines
from viaduct.review.policies.judge import Policies
from viaduct.review.shown import items_of, text_of
from viaduct.review.stateful import HOLDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viaduct.review.differences import Difference, Path
    from viaduct.review.plan_json import ChangeJson, PlanJson, ResourceJson

_ACTIONS = {
    ("no-op",): Action.nothing,
    ("read",): Action.nothing,
    ("create",): Action.create,
    ("update",): Action.update,
    ("delete",): Action.destroy,
    ("forget",): Action.forget,
    ("delete", "create"): Action.replace,
    ("create", "delete"): Action.replace,
    ("create", "forget"): Action.replace,
    ("forget", "create"): Action.replace,
}
_WORST_FIRST = list(Action)

# https://developer.hashicorp.com/terraform/internals/json-format#plan-representation, at action_reason
_REASONS = {
    "replace_because_tainted": "it is tainted: making it failed before",
    "replace_by_request": "asked for with -replace",
    "replace_by_triggers": "replace_triggered_by",
    "delete_because_no_resource_config": "it is not in the configuration any more",
    "delete_because_no_module": "its module is not in the configuration any more",
    "delete_because_wrong_repetition": "its count or for_each has come or gone",
    "delete_because_count_index": "the count is smaller",
    "delete_because_each_key": "its key is not in for_each any more",
    "delete_because_no_move_target": "the address that it was moved to is not in the configuration",
}


def stack_of(name: str, plan: PlanJson) -> Stack:
    """What a plan changes in a stack.

    Raises:
        UsageError: an action that this version does not know.
    """
    mask = mask_of(plan)
    objects = tuple(_objects(name, plan, mask))
    policies = Policies(objects, own_accounts(plan))
    resources = [_resource(name, entry, mask) for entry in plan.resource_changes if entry.mode == "managed"]
    told = [each for each in resources if each.action is not Action.nothing or each.previous_address or each.import_id]
    acted_on = {each.address for each in resources if each.action is not Action.nothing}
    return Stack(
        name,
        resources=tuple(sorted(told, key=_badness)),
        drift=tuple(sorted(_drift(name, plan, mask, acted_on), key=lambda each: (not each.mended, each.address))),
        outputs=tuple(_outputs(name, plan, mask)),
        permissions=policies.changes(),
        unjudged=tuple(policies.unjudged),
        openings=openings(objects),
        pipelines=pipelines(objects),
    )


def _objects(stack: str, plan: PlanJson, mask: Mask) -> Iterator[PlannedObject]:
    configured = configured_attributes(plan.configuration)
    for entry in plan.resource_changes:
        if entry.mode == "managed" and not entry.deposed:
            sides = mask.change(entry.change)
            before, after = (side if isinstance(side, dict) else {} for side in (sides.before, sides.after))
            attributes = configured.get(without_indices(entry.address))
            address, kind = mask.text(entry.address), mask.text(entry.type)
            yield PlannedObject(address, kind, _action(stack, entry.change), before, after, attributes)


def _resource(stack: str, entry: ResourceJson, mask: Mask) -> ResourceChange:
    change, action = entry.change, _action(stack, entry.change)
    moved = entry.previous_address if entry.previous_address != entry.address else None
    return ResourceChange(
        mask.text(entry.address),
        mask.text(entry.type),
        action,
        attributes=tuple(_attributes(change, action, mask)),
        reason=_REASONS.get(entry.action_reason or "", ""),
        create_first=change.actions[:1] == ("create",) and action is Action.replace,
        previous_address=mask.text(moved) if moved else None,
        import_id=mask.text(change.importing.id or "(known after apply)") if change.importing else None,
        deposed=mask.text(entry.deposed) if entry.deposed else None,
        holds=HOLDS.get(entry.type, ""),
    )


def _drift(stack: str, plan: PlanJson, mask: Mask, acted_on: set[str]) -> Iterator[Drift]:
    """What others have changed. What the configuration does not set is AWS's, and copies of what other objects are."""
    configured = configured_attributes(plan.configuration)
    for entry in plan.resource_drift:
        action = _action(stack, entry.change)
        address = mask.text(entry.address)
        found = (each for each in _differing(entry.change, mask) if _is_set(each, entry, configured))
        attributes = tuple(_attribute(each, mask) for each in found)
        if entry.mode == "managed" and action is not Action.nothing and (attributes or action is not Action.update):
            yield Drift(address, mask.text(entry.type), action, attributes, mended=address in acted_on)


def _is_set(found: Difference, entry: ResourceJson, configured: Mapping[str, frozenset[str]]) -> bool:
    attributes = configured.get(without_indices(entry.address))
    return attributes is None or found.top in attributes


def _outputs(stack: str, plan: PlanJson, mask: Mask) -> Iterator[Output]:
    for name, change in sorted(plan.output_changes.items()):
        action = _action(stack, change)
        if action is not Action.nothing:
            attributes = (_attribute(each, mask) for each in _differing(change, mask))
            yield Output(mask.text(name), action, tuple(attributes))


def _action(stack: str, change: ChangeJson) -> Action:
    try:
        return _ACTIONS[change.actions]
    except KeyError:
        got = "/".join(change.actions)
        raise UsageError(f"{stack}: the plan has an action that is not known: {got!r}; use a newer Viaduct") from None


def _attributes(change: ChangeJson, action: Action, mask: Mask) -> Iterator[Attribute]:
    """What differs; of an object that goes, only what it was called, of one that comes, only what is set."""
    forcing = {str(path[0]) for path in change.replace_paths if path}
    for found in _differing(change, mask):
        if action is not Action.destroy or found.top in _IDENTITY:
            yield _attribute(found, mask, forces=found.top in forcing)


_IDENTITY = ("arn", "bucket", "id", "identifier", "key_id", "name", "url")


def _differing(change: ChangeJson, mask: Mask) -> list[Difference]:
    sides = mask.change(change)
    before, after = (ABSENT if side is None else side for side in (sides.before, sides.after))
    found = [each for each in differences(before, after) if not (_unset(each.before) and _unset(each.after))]
    told = {each.path for each in found}
    return [each for each in found if not (_of_default_tags(each, told, sides.before) or _is_its_own_key(each))]


def _of_default_tags(found: Difference, told: set[Path], before: Any) -> bool:
    """Tags come twice, the second time with the provider's default tags: news only where those alone have changed."""
    return found.path[:1] == (".tags_all",) and (before is None or (".tags", *found.path[1:]) in told)


def _is_its_own_key(found: Difference) -> bool:
    """Whether the path already says the value: ``tag["Name"].key``."""
    return len(found.path) > 1 and f'["{found.after}"]' == found.path[-2] and found.before is ABSENT


def _unset(value: Any) -> bool:
    return value is None or value is ABSENT or value in ("", [], {})


def _attribute(found: Difference, mask: Mask, *, forces: bool = False) -> Attribute:
    return Attribute(mask.text(found.where), _shown(found.before), _shown(found.after), forces)


def _shown(value: Any) -> Shown:
    match value:
        case Secret() | AfterApply() | Absent():
            return value
        case None:
            return ABSENT
        case _:
            return Known(text_of(value), items_of(value))


def _badness(change: ResourceChange) -> tuple[bool, int, str]:
    return (not change.loses, _WORST_FIRST.index(change.action), change.address)
