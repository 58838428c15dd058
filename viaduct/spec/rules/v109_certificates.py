"""A load balancer takes a certificate of its own account and region only.

https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean_region
from viaduct.spec.rules.depends import SAME, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V109"
TITLE = "A certificate is of its region and of the environment's account"
DEPENDS: Depends = (
    *(("home",), ("home", "account")),
    *(("environments", SAME, "regions"), ("environments", SAME, "account")),
)


def check(system: System) -> Iterator[Finding]:
    """A key of ``certificates`` that is no region of the environment, or an ARN of another region or account."""
    for name, environment in system.environments.items():
        for region, arn in environment.certificates.items():
            path = ("environments", name, "certificates", region)
            if region not in environment.regions:
                allowed = ", ".join(environment.regions)
                fix = did_you_mean_region(region, environment.regions) or "add it to regions, or remove its certificate"
                message = "the environment is not in this region"
                yield Finding(CODE, path, message, region, allowed, fix, at_key=True)
            else:
                yield from _misplaced(path, region, system.account_of(name), arn)


def _misplaced(path: Path, region: str, account: str, arn: str) -> Iterator[Finding]:
    of_region, of_account = arn.split(":")[3:5]
    if of_region != region:
        fix = f"request a certificate in {region}, and write its ARN"
        yield Finding(CODE, path, "the certificate is in another region", of_region, region, fix)
    elif of_account != account:
        fix = f"request a certificate in account {account}, and write its ARN"
        yield Finding(CODE, path, "the certificate is in another account", of_account, account, fix)
