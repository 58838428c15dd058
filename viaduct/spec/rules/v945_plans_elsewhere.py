"""Terraform gets into another account as the environment's ``assume_role``, which changes things there.

A pull request must not have that, so the plan role may not assume it, and those stacks are planned after the merge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Severity
    from viaduct.spec.model import System
    from viaduct.spec.rules.depends import Depends

CODE = "V945"
TITLE = "Pull requests are planned in the home account only"
DEPENDS: Depends = (("home",), ("home", "account"))
SEVERITY: Severity = "warning"


def check(system: System) -> Iterator[Finding]:
    """An environment in another account, of a system whose pull requests are planned."""
    for name in system.environments if system.github else ():
        account = system.account_of(name)
        if account != system.home.account:
            path = ("environments", name, "account")
            fix = "plan its stacks by hand, or in the environment that applies"
            yield Finding(CODE, path, "pull requests can't be planned there", account, fix=fix, severity=SEVERITY)
