"""Plans -> a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.errors import UsageError
from viaduct.review.changes import Review, Stack, Why
from viaduct.review.stack import stack_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from viaduct.review.changes import Unplanned
    from viaduct.review.plan_json import PlanJson


def review(plans: Mapping[str, PlanJson], unplanned: Iterable[Unplanned] = ()) -> Review:
    """The review of plans, by their stacks' names, and of the stacks that have none.

    Raises:
        UsageError: a plan has an action that is not known, or is nested too deeply to be one.
    """
    stacks = tuple(_stack(name, plan) for name, plan in sorted(plans.items()))
    return Review(stacks, tuple(sorted(unplanned, key=_badness)))


def _badness(unplanned: Unplanned) -> tuple[int, str, str]:
    return list(Why).index(unplanned.why), unplanned.lacks or "", unplanned.stack


def _stack(name: str, plan: PlanJson) -> Stack:
    try:
        return stack_of(name, plan)
    except RecursionError:
        raise UsageError(f"{name}: the plan's values are nested too deeply to be Terraform's") from None
