"""Alerts without a subscriber make a topic that tells nobody; others may still subscribe to it by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Severity
    from viaduct.spec.model import System

CODE = "V803"
TITLE = "Alerts reach somebody"
SEVERITY: Severity = "warning"


def check(system: System) -> Iterator[Finding]:
    """Alerts that name no subscriber of any kind."""
    to = system.alerts
    if to and not (to.email or to.https or to.sqs):
        fix = "add an address: {email: [ops@example.com]}"
        yield Finding(CODE, ("alerts",), "nobody is told", fix=fix, severity=SEVERITY, at_key=True)
