"""S3 keeps whatever stands in ``cache_control``, and caches ignore in silence what they don't know.

https://www.rfc-editor.org/rfc/rfc9111#name-cache-control-2
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean
from viaduct.spec.sites import SiteTarget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viaduct.spec.model import System

CODE = "V920"
TITLE = "The cache header says what caches understand"
# RFC 9111, section 5.2.2; RFC 5861, sections 3 and 4; RFC 8246, section 2.
SECONDS = ("max-age", "s-maxage", "stale-if-error", "stale-while-revalidate")
WORDS = (
    *("immutable", "must-revalidate", "must-understand", "no-cache", "no-store", "no-transform"),
    *("private", "proxy-revalidate", "public"),
)
OPPOSITES = (("private", "public"), ("no-store", "max-age"), ("no-store", "immutable"))


def check(system: System) -> Iterator[Finding]:
    """A directive that does not exist, stands twice, lacks its seconds, or is taken back by another one."""
    for name, service in system.services.items():
        if isinstance(service.deploy, SiteTarget):
            value = service.deploy.cache_control
            for message, got, fix in _wrong(value):
                yield Finding(CODE, ("services", name, "deploy", "cache_control"), message, got, fix=fix)


def _wrong(value: str) -> Iterator[tuple[str, str, str]]:
    directives = [each.strip() for each in value.split(",")]
    found = [directive.partition("=")[0].strip().lower() for directive in directives]
    for directive, word in zip(directives, found, strict=True):
        yield from _wrong_alone(directive, word)
    yield from _wrong_together(found)


def _wrong_alone(directive: str, word: str) -> Iterator[tuple[str, str, str]]:
    if word in SECONDS:
        if not re.fullmatch(rf"{word}=\d+", directive, re.IGNORECASE):
            yield "the directive takes a number of seconds", directive, f"write {word}=300"
    elif word not in WORDS:
        fix = did_you_mean(word, (*SECONDS, *WORDS)) or "separate directives by commas"
        yield "caches know no such directive", directive, fix
    elif "=" in directive:
        yield "the directive takes no value", directive, f"write {word}"


def _wrong_together(found: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for word in sorted({word for word in found if found.count(word) > 1}):
        yield "the directive stands twice", word, "keep one of the two"
    for one, other in OPPOSITES:
        if one in found and other in found:
            yield "two directives contradict each other", f"{one}, {other}", "keep one of the two"
