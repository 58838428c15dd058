"""Plans -> a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.errors import UsageError
from viaduct.review.changes import Review, Stack
from viaduct.review.stack import stack_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viaduct.review.plan_json import PlanJson


def review(plans: Mapping[str, PlanJson]) -> Review:
    """The review of plans, by their stacks' names.

    Raises:
        UsageError: a plan has an action that is not known, or is nested too deeply to be one.
    """
    return Review(tuple(_stack(name, plan) for name, plan in sorted(plans.items())))


def _stack(name: str, plan: PlanJson) -> Stack:
    try:
        return stack_of(name, plan)
    except RecursionError:
        raise UsageError(f"{name}: the plan's values are nested too deeply to be Terraform's") from None
