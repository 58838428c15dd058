"""Terraform gets into another account as the role ``assume_role``, so that must be a role of this very account.

The AWS provider would refuse to work in any other account than the environment's.
https://registry.terraform.io/providers/hashicorp/aws/latest/docs#allowed_account_ids
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import SAME, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V120"
TITLE = "The role to assume is of the environment's account"
DEPENDS: Depends = (("home",), ("home", "account"), ("environments", SAME, "account"))


def check(system: System) -> Iterator[Finding]:
    """An ``assume_role`` of another account than the environment's."""
    for name, environment in system.environments.items():
        account = system.account_of(name)
        if account == system.home.account or environment.assume_role is None:
            continue
        of_account = environment.assume_role.split(":")[4]
        if of_account != account:
            path = ("environments", name, "assume_role")
            fix = f"name a role of account {account}, or correct the account"
            yield Finding(CODE, path, "the role is of another account", of_account, account, fix)
