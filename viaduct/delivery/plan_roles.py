"""What the roles of a repository's workflows reach: buckets that are planned, and roles in other accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct import arns
from viaduct.spec.targets import all_targets

if TYPE_CHECKING:
    from viaduct.spec.model import System


def planned_buckets(system: System) -> tuple[str, ...]:
    """A pattern of the names of all buckets that the system's stacks make."""
    return (f"{system.system}-*",)


def roles_to_assume(system: System) -> tuple[str, ...]:
    """The ARNs, sorted, of the roles that Terraform assumes in other accounts.

    For applying only: by default they are administrators there, and a pull request must not be one.
    """
    assumed = {arns.assumed_role(system, at) for at in all_targets(system)}
    return tuple(sorted(role for role in assumed if role))
