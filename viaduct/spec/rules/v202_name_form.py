"""AWS limits what each kind of name looks like, and reserves some beginnings and endings.

The table below names every kind with its characters and AWS's page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viaduct.spec.emitted import emitted_names
from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V202"
TITLE = "Names look as AWS wants them"
DEPENDS: Depends = DELIVERY


def check(system: System) -> Iterator[Finding]:
    """One finding a place and kind of name."""
    seen: set[tuple[Path, str]] = set()
    for emitted in emitted_names(system):
        limit = emitted.limit
        at = (emitted.path, limit.kind)
        if at not in seen and not re.fullmatch(limit.pattern, emitted.name):
            seen.add(at)
            message = f"AWS takes no {limit.kind} of this name"
            fix = f"choose another name; see {limit.source}"
            yield Finding(CODE, emitted.path, message, emitted.name, limit.form, fix)
