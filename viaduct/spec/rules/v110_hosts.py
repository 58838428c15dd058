"""A provider that runs on a host of one's own is reached through that host, and only such a provider has one.

https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateHost.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System
    from viaduct.spec.rules.depends import Depends

CODE = "V110"
TITLE = "A self-managed provider has a host, and no other has"
DEPENDS: Depends = (("connection",), ("connection", "provider"), ("connection", "arn"), ("connection", "host"))
SELF_MANAGED = ("GitHubEnterpriseServer", "GitLabSelfManaged")


def check(system: System) -> Iterator[Finding]:
    """A host that is missing, or one that nothing uses."""
    connection, path = system.connection, ("connection", "host")
    if connection.arn is None and connection.provider in SELF_MANAGED and connection.host is None:
        fix = "add 'host: {url: https://git.example.com}', with its own URL"
        yield Finding(CODE, path, f"{connection.provider} runs on a host of your own, and none is named", fix=fix)
    if connection.host is None:
        return
    if connection.arn:
        fix = "remove it: the connection has its host already"
        yield Finding(CODE, path, "a connection that exists is given by its ARN alone", fix=fix, at_key=True)
    elif connection.provider not in SELF_MANAGED:
        message = f"{connection.provider} has no host of your own"
        fix = f"remove it, or name the provider: {' or '.join(SELF_MANAGED)}"
        yield Finding(CODE, path, message, fix=fix, at_key=True)
