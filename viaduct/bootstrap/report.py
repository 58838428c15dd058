"""What is weaker than it must be, for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viaduct.bootstrap.difference import Difference
    from viaduct.bootstrap.plan import Plan
    from viaduct.bootstrap.wanted import StateBucket


def report_differences(wanted: StateBucket, plan: Plan) -> str:
    """Every difference with what is, what must be and how to mend it; nothing was changed."""
    head = f"the state bucket {wanted.bucket} is not as it must be; nothing was changed"
    return "\n".join([head, *(_spelled(difference) for difference in plan.differences), _advice(plan)])


def _spelled(difference: Difference) -> str:
    lines = [f"  {difference.setting}", f"    is:      {difference.got}", f"    must be: {difference.wanted}"]
    if difference.remedy:
        lines.append(f"    by hand: {difference.remedy}")
    return "\n".join(lines)


def _advice(plan: Plan) -> str:
    if plan.hopeless:
        return 'Do first what is marked "by hand": --fix can\'t.'
    return "`viaduct bootstrap --fix` repairs this; with --dry-run it prints the steps first."
