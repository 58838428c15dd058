"""The artifacts are at home, and let in roles of other accounts by name: nobody knows those of existing instances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import ANY, Depends
from viaduct.spec.rules.deployments import DEPLOYMENTS, deployments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V907"
TITLE = "Existing instances are in the home account"
DEPENDS: Depends = (*DEPLOYMENTS, ("home",), ("home", "account"), ("environments", ANY, "account"))


def check(system: System) -> Iterator[Finding]:
    """Environments in other accounts where instances are found by their tags."""
    for each in deployments(system):
        account = system.account_of(each.environment)
        if each.deploy.tags and account != system.home.account:
            message = f"the instances of {each.environment} are in another account, where they can't fetch releases"
            fix = "make a fleet there: leave out tags; or a system with that account as its home"
            yield Finding(CODE, each.at("tags"), message, account, system.home.account, fix)
