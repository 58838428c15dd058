"""The apply role is given nothing but state and settings by Viaduct: what it may make is for its owner to say.

An administrator is allowed, but then the boundary is what keeps a workflow from giving itself more.
https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Severity
    from viaduct.spec.model import System

CODE = "V943"
TITLE = "The apply role can apply, within a boundary"
SEVERITY: Severity = "warning"
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"


def check(system: System) -> Iterator[Finding]:
    """No policy at all, or AWS's administrator without a boundary."""
    if system.github is None:
        return
    apply = system.github.apply
    if not apply.policies:
        fix = "add the ARNs of policies: {apply: {policies: [...]}}"
        yield Finding(CODE, ("github",), "the apply role may make nothing", fix=fix, severity=SEVERITY, at_key=True)
    elif ADMINISTRATOR in apply.policies and not apply.permissions_boundary:
        path = ("github", "apply", "policies", apply.policies.index(ADMINISTRATOR))
        fix = "add a permissions_boundary, or name policies of your own"
        message = "whoever gets a workflow into the environment is an administrator"
        yield Finding(CODE, path, message, ADMINISTRATOR, fix=fix, severity=SEVERITY)
