"""Paths are compared with those of the repository, which start with neither ``/`` nor ``./``.

A pattern that does matches nothing, and the pipeline never starts.
https://docs.aws.amazon.com/codepipeline/latest/userguide/syntax-glob.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V602"
TITLE = "A trigger's paths can match"


def check(system: System) -> Iterator[Finding]:
    """A path of a trigger that starts as no path in a repository does."""
    for name in system.services:
        for index, path in enumerate(system.paths(name)):
            if path.startswith(("/", "./", "../")):
                at = ("services", name, "source", "paths", index)
                fix = f'write "{path.lstrip("./")}"' if path.lstrip("./") else 'write "**"'
                yield Finding(CODE, at, "the path matches nothing", path, "a path from the repository's root", fix)
