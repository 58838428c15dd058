"""A domain name belongs to one CloudFront distribution, and each region of an environment has its own.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-restrictions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean
from viaduct.spec.rules.depends import ANY, SAME, Depends
from viaduct.spec.sites import SiteTarget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V922"
TITLE = "A domain name has one site"
DEPENDS: Depends = (
    *(("environments",), ("environments", ANY), ("environments", ANY, "regions")),
    ("services", SAME, "environments"),
)


def check(system: System) -> Iterator[Finding]:
    """A domain of an environment that the service does not go to, or that has several regions; one that is taken."""
    taken: dict[str, str] = {}
    for service, environment, domain in _domains(system):
        path: Path = ("services", service, "deploy", "domains", environment)
        places = system.environments_of(service)
        if environment not in places:
            fix = did_you_mean(environment, tuple(places)) or "remove it, or deliver the service there"
            allowed = ", ".join(places)
            yield Finding(
                CODE, path, "the service does not go to this environment", environment, allowed, fix, at_key=True
            )
        elif len(places[environment].regions) > 1:
            message = "each region has a distribution, and one name can't belong to several"
            regions = ", ".join(places[environment].regions)
            fix = "keep one region: CloudFront serves every continent from it"
            yield Finding(CODE, path, message, regions, "one region", fix, at_key=True)
        elif domain in taken:
            fix = f"it is the name of {taken[domain]} already; choose another"
            yield Finding(CODE, (*path, "name"), "the domain has another site", domain, fix=fix)
        taken.setdefault(domain, f"{service} in {environment}")


def _domains(system: System) -> Iterator[tuple[str, str, str]]:
    for name in sorted(system.services):
        deploy = system.services[name].deploy
        if isinstance(deploy, SiteTarget):
            for environment, domain in deploy.domains.items():
                yield name, environment, domain.name
