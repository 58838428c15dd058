"""The inline policies of a role have 10,240 characters at most, and a pipeline's role names each of its targets.

Long names of 24 targets still fit; a test holds the emitted policies against IAM's quota.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.targets import targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V310"
TITLE = "A service has at most 24 targets"
DEPENDS: Depends = DELIVERY
MOST = 24


def check(system: System) -> Iterator[Finding]:
    """Services whose pipeline's role would outgrow IAM's quota."""
    for service in sorted(system.services):
        count = len(targets_of(system, service))
        if count > MOST:
            message = "the policy of the pipeline's role would outgrow IAM's quota"
            fix = "deliver the service to fewer environments or regions"
            got = f"{count} environments times regions"
            yield Finding(CODE, ("services", service), message, got, f"at most {MOST}", fix, at_key=True)
