"""IAM attaches policies of a role's own account only, and AWS's; a role trusts its own account's identity provider.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.github import Github
    from viaduct.spec.model import System
    from viaduct.spec.rules.depends import Depends

CODE = "V944"
TITLE = "Policies of the roles of workflows are the home account's or AWS's"
DEPENDS: Depends = (("home",), ("home", "account"))


def check(system: System) -> Iterator[Finding]:
    """An ARN of another account."""
    for path, arn in _arns(system.github) if system.github else ():
        account = arn.split(":")[4]
        if account not in (system.home.account, "aws"):
            fix = f"name one of account {system.home.account}, where the roles are"
            yield Finding(CODE, path, "it is of another account", account, system.home.account, fix)


def _arns(github: Github) -> Iterator[tuple[Path, str]]:
    if github.oidc_provider:
        yield ("github", "oidc_provider"), github.oidc_provider
    if github.apply.permissions_boundary:
        yield ("github", "apply", "permissions_boundary"), github.apply.permissions_boundary
    for purpose, policies in (("plan", github.plan.policies), ("apply", github.apply.policies)):
        for index, arn in enumerate(policies):
            yield ("github", purpose, "policies", index), arn
