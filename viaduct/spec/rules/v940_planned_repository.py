"""The roles trust one repository on github.com; another provider's tokens have another issuer, and other claims.

https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System
    from viaduct.spec.rules.depends import Depends

CODE = "V940"
TITLE = "The planned repository is on GitHub"
DEPENDS: Depends = (
    *(("connection",), ("connection", "provider"), ("connection", "arn")),
    *(("source",), ("source", "repository"), ("github", "repository")),
)
FIX = "name it: {repository: owner/name}"


def check(system: System) -> Iterator[Finding]:
    """A repository that is not named at all, or that is named for a connection to another provider."""
    if system.github is None or system.github.repository:
        return
    repository, provider = system.source.repository, system.connection.provider
    if not repository:
        yield Finding(CODE, ("github",), "no repository is named", fix=FIX, at_key=True)
    elif repository.count("/") > 1 or (provider != "GitHub" and not system.connection.arn):
        message = "the repository of the services is not one on GitHub"
        yield Finding(CODE, ("github",), message, repository, "owner/name", FIX, at_key=True)
