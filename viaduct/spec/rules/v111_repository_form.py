"""GitHub and Bitbucket keep a repository under its owner; only GitLab's groups are nested.

https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnected.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.sources import Connected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System
    from viaduct.spec.rules.depends import Depends

CODE = "V111"
TITLE = "A repository is owner/name, except in GitLab"
DEPENDS: Depends = (("connection",), ("connection", "provider"), ("connection", "arn"))
NESTED = ("GitLab", "GitLabSelfManaged")


def check(system: System) -> Iterator[Finding]:
    """A nested repository of a provider that nests none; of a connection by ARN the provider is not known."""
    if system.connection.arn or system.connection.provider in NESTED:
        return
    for path, repository in _repositories(system):
        if repository.count("/") > 1:
            message = f"{system.connection.provider} has no nested groups"
            owner, *_, name = repository.split("/")
            fix = f"write {owner}/{name}, or connection: {{provider: GitLab}}"
            yield Finding(CODE, path, message, repository, "owner/name", fix)


def _repositories(system: System) -> Iterator[tuple[Path, str]]:
    yield ("source", "repository"), system.source.repository or ""
    for name, service in system.services.items():
        if isinstance(service.source, Connected):
            yield ("services", name, "source", "repository"), service.source.repository or ""
