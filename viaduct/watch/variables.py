"""The values that a release is started with."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from viaduct.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viaduct.spec.model import System

# API_PipelineVariable
LONGEST = 1000


def values_of(system: System, service: str, given: Iterable[str]) -> dict[str, str]:
    """What ``--variable NAME=VALUE`` says, by name; the later of two counts.

    Raises:
        UsageError: it says so in another way, or the service has no such variable.
    """
    return dict(_value(each, list(system.services[service].variables), service) for each in given)


def _value(given: str, known: list[str], service: str) -> tuple[str, str]:
    name, _, value = given.partition("=")
    if not name or not value:
        raise UsageError(f'--variable: got "{given}"; NAME=VALUE is wanted')
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        raise UsageError(f'{service} has no variable "{name}"{hint} (known: {", ".join(known) or "none"})')
    if len(value) > LONGEST:
        raise UsageError(f"--variable: the value of {name} has {len(value)} characters; AWS takes {LONGEST}")
    return name, value
