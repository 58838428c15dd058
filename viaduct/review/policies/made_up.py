"""Permissions that AWS gives without a document, as the statements that they amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viaduct.review.policies.conditions import Condition
from viaduct.review.policies.document import EVERYTHING, Statement, principal
from viaduct.review.policies.globs import Pattern
from viaduct.review.policies.sources import Kind
from viaduct.review.shown import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viaduct.review.objects import PlannedObject

Made = tuple[Kind, str, str, list[Statement], list[Statement]]

# https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
_LAMBDA_CONDITIONS = {
    "source_arn": ("ArnLike", "AWS:SourceArn"),
    "source_account": ("StringEquals", "AWS:SourceAccount"),
    "principal_org_id": ("StringEquals", "aws:PrincipalOrgID"),
    "event_source_token": ("StringEquals", "lambda:EventSourceToken"),
    "function_url_auth_type": ("StringEquals", "lambda:FunctionUrlAuthType"),
}


def made_up(it: PlannedObject) -> Iterator[Made]:
    """What an object allows before and after, if it is of a type that gives permissions so."""
    match it.type:
        case "aws_lambda_permission":
            name = text_of(it.after.get("function_name") or it.before.get("function_name"))
            yield Kind.resource, "function", name, _lambda(it.before), _lambda(it.after)
        case "aws_kms_grant":
            name = text_of(it.after.get("key_id") or it.before.get("key_id"))
            yield Kind.resource, "key", name, _grant(it.before), _grant(it.after)
        case _:
            return


def _lambda(side: Mapping[str, Any]) -> list[Statement]:
    if not side:
        return []
    conditions = (
        Condition(operator, key, (str(side[attribute]),))
        for attribute, (operator, key) in _LAMBDA_CONDITIONS.items()
        if isinstance(side.get(attribute), str) and side[attribute]
    )
    action = text_of(side.get("action", "*"))
    what = Pattern(action.lower(), written=action)
    who = _lambda_principal(text_of(side.get("principal")))
    return [Statement(True, (who,), (what,), (EVERYTHING,), tuple(sorted(conditions)))]


def _lambda_principal(name: str) -> Pattern:
    return principal("Service" if name.endswith(".amazonaws.com") else "AWS", name)


def _grant(side: Mapping[str, Any]) -> list[Statement]:
    """https://docs.aws.amazon.com/kms/latest/developerguide/grants.html."""
    if not side:
        return []
    names = sorted(map(text_of, side.get("operations") or ()))
    actions = tuple(Pattern(f"kms:{name}".lower(), written=f"kms:{name}") for name in names)
    return [Statement(True, (principal("AWS", text_of(side.get("grantee_principal"))),), actions, (EVERYTHING,))]
