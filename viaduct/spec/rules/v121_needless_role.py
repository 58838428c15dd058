"""At home Terraform works with the caller's own credentials: a role to assume there would be without effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import SAME, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V121"
TITLE = "A role is assumed in another account only"
DEPENDS: Depends = (("home",), ("home", "account"), ("environments", SAME, "account"))


def check(system: System) -> Iterator[Finding]:
    """An ``assume_role`` of an environment in the home account."""
    for name, environment in system.environments.items():
        if environment.assume_role and system.account_of(name) == system.home.account:
            path = ("environments", name, "assume_role")
            fix = "name the environment's account, or remove the role"
            yield Finding(CODE, path, "the environment is in the home account", environment.assume_role, fix=fix)
