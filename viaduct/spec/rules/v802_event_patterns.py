"""An event pattern has 2,048 characters at most, and those of alerts name each pipeline, build or application.

A quota that AWS can raise, but a rule that it refuses leaves a part of the system without alerts.
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.delivery import alerts
from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V802"
TITLE = "The event patterns of alerts fit"
DEPENDS: Depends = (*DELIVERY, ("alerts",))
MOST = 2048


def check(system: System) -> Iterator[Finding]:
    """The longest of the patterns, where it is too long; those of other regions are parts of those at home."""
    if not system.alerts:
        return
    rules = (*alerts.messages(system), alerts.releases(system))
    size, what = max((len(rule.pattern), rule.what) for rule in rules)
    if size > MOST:
        message = f"the event pattern of {what} would outgrow EventBridge's quota"
        fix = "make two systems of it, or shorten the names of services and environments"
        yield Finding(CODE, ("alerts",), message, f"{size} characters", f"at most {MOST}", fix, at_key=True)
