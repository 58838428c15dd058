"""Which AWS accounts a plan is of, and which ones a text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viaduct.review.plan_json import PlanJson

_ACCOUNT = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
_ARN = re.compile(r"arn:[a-z-]+:[^:]*:[^:]*:([0-9]{12})(?::|$)")


def own_accounts(plan: PlanJson) -> frozenset[str]:
    """The accounts in which a plan's objects are: as the provider is told, or else as the objects' own ARNs say.

    Empty where the plan doesn't say.
    """
    allowed = frozenset(_allowed(plan.configuration.get("provider_config") or {}))
    return allowed or frozenset(_from_arns(plan))


def accounts_in(text: str) -> frozenset[str]:
    """The accounts that a principal or an ARN names."""
    arn = _ARN.search(text)
    return frozenset({arn.group(1)} if arn else _ACCOUNT.findall(text) if text.strip("0123456789") == "" else ())


def _allowed(providers: Mapping[str, Any]) -> Iterator[str]:
    for provider in providers.values():
        allowed = (provider.get("expressions") or {}).get("allowed_account_ids")
        values = allowed.get("constant_value") if isinstance(allowed, dict) else None
        yield from (str(value) for value in values or ())


def _from_arns(plan: PlanJson) -> Iterator[str]:
    for entry in plan.resource_changes:
        arn = entry.change.before.get("arn") if isinstance(entry.change.before, dict) else None
        yield from accounts_in(arn) if isinstance(arn, str) else ()
