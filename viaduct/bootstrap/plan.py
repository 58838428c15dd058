"""From what is wanted and what is there to what has to be done: pure, no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct.bootstrap.plan_bucket import plan_bucket
from viaduct.bootstrap.plan_key import plan_key

if TYPE_CHECKING:
    from viaduct.bootstrap.difference import Difference
    from viaduct.bootstrap.observed import Observed
    from viaduct.bootstrap.steps import Step
    from viaduct.bootstrap.wanted import StateBucket


@dataclass(frozen=True)
class Plan:
    """The steps, in their order, and the differences of existing things that make some of them a repair."""

    differences: tuple[Difference, ...]
    steps: tuple[Step, ...]

    @property
    def hopeless(self) -> tuple[Difference, ...]:
        """The differences that only a person can mend."""
        return tuple(difference for difference in self.differences if difference.remedy)


def plan(wanted: StateBucket, observed: Observed) -> Plan:
    """The key first, so that the bucket is encrypted with it before anything is stored."""
    key = plan_key(wanted, observed)
    bucket = plan_bucket(wanted, observed, key.arn)
    return Plan((*bucket.differences, *key.differences), (*key.steps, *bucket.steps))
