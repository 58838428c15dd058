"""Managed policies, and who has them: of all the ways in which Terraform gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viaduct.review.shown import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.review.objects import PlannedObject

_SINGLE = {
    "aws_iam_group_policy_attachment": "group",
    "aws_iam_role_policy_attachment": "role",
    "aws_iam_user_policy_attachment": "user",
}
_EVERYBODY = {"groups": "group", "roles": "role", "users": "user"}

Attached = tuple[str, str, set[str], set[str]]


def attachments(it: PlannedObject) -> Iterator[Attached]:
    """The noun and the name of each who gets managed policies from an object, and their ARNs before and after."""
    if it.type in _SINGLE:
        noun = _SINGLE[it.type]
        yield noun, text_of(it.after.get(noun) or it.before.get(noun)), _policy(it.before), _policy(it.after)
    elif it.type == "aws_iam_policy_attachment":
        yield from _of_everybody(it)
    elif it.type == "aws_iam_role" and it.sets("managed_policy_arns"):
        had, has = (_texts(side.get("managed_policy_arns")) for side in (it.before, it.after))
        yield "role", text_of(it.after.get("name") or it.before.get("name")), had, has


def _of_everybody(it: PlannedObject) -> Iterator[Attached]:
    for attribute, noun in _EVERYBODY.items():
        before, after = (_texts(side.get(attribute)) for side in (it.before, it.after))
        for name in sorted(before | after):
            had = _policy(it.before) if name in before else set()
            yield noun, name, had, _policy(it.after) if name in after else set()


def _policy(side: Any) -> set[str]:
    return {text_of(side.get("policy_arn"))} if side else set()


def _texts(value: Any) -> set[str]:
    return {text_of(each) for each in value} if isinstance(value, list) else set()
