"""What the commands have in common: the system, its services, the clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from viaduct.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from viaduct.spec.model import System


class SystemClock:
    """The real one."""

    def now(self) -> datetime:
        """In UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def loaded(file: Path, service: str | None) -> tuple[System, tuple[str, ...]]:
    """The system of a file, and the services that are meant: one, or all of them by name.

    Raises:
        SpecError: the file has findings.
        UsageError: it has no such service.
    """
    from viaduct.spec import load_system

    system = load_system(file)
    if service is None:
        return system, tuple(sorted(system.services))
    _check_known("service", service, sorted(system.services), file)
    return system, (service,)


def environment_of(system: System, service: str, environment: str, file: Path) -> str:
    """The environment, once it is known to be one of the service's.

    Raises:
        UsageError: it is not.
    """
    _check_known("environment", environment, list(system.environments_of(service)), file)
    return environment


def _check_known(what: str, name: str, known: list[str], file: Path) -> None:
    from difflib import get_close_matches

    if name in known:
        return
    near = get_close_matches(name, known, n=1)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    raise UsageError(f'{file}: there is no {what} "{name}"{hint} (known: {", ".join(known)})')
