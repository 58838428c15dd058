"""CloudFront takes certificates from us-east-1 only, wherever the bucket is.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import ANY, Depends
from viaduct.spec.sites import SiteTarget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V921"
TITLE = "A site's certificate is in us-east-1, of the environment's account"
DEPENDS: Depends = (("home",), ("home", "account"), ("environments",), ("environments", ANY, "account"))
REGION = "us-east-1"


def check(system: System) -> Iterator[Finding]:
    """A certificate of another region or account."""
    for name, service in system.services.items():
        if not isinstance(service.deploy, SiteTarget):
            continue
        for environment, domain in service.deploy.domains.items():
            path = ("services", name, "deploy", "domains", environment, "certificate")
            region, account = domain.certificate.split(":")[3:5]
            wanted = system.account_of(environment) if environment in system.environments else account
            if region != REGION:
                fix = f"request a certificate in {REGION}, and write its ARN"
                yield Finding(CODE, path, "CloudFront does not look in this region", region, REGION, fix)
            elif account != wanted:
                fix = f"request a certificate in account {wanted}, and write its ARN"
                yield Finding(CODE, path, "the certificate is in another account", account, wanted, fix)
