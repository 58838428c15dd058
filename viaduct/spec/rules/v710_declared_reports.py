"""A build writes to the report groups that its ``reports`` declare, and then to no other.

Without ``reports`` it may make groups of its own, which nothing removes later. Names from variables are known to the
build alone.
https://docs.aws.amazon.com/codebuild/latest/userguide/test-permissions.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V710"
TITLE = "The reports of a buildspec in the spec are those that are declared"


def check(system: System) -> Iterator[Finding]:
    """Reports that the build could not write, and report groups that would stay empty."""
    for path, _, build in every_build(system):
        buildspec = build.buildspec
        if isinstance(buildspec, Mapping) and build.reports:
            written = buildspec.get("reports")
            made = set(written) if isinstance(written, Mapping) else set()
            if any(name.startswith("$") for name in made):
                continue
            for name in sorted(made - set(build.reports)):
                at = (*path, "buildspec", "reports", name)
                message, fix = "the build may not write this report", f"add '{name}: test' to the build's reports"
                yield Finding(CODE, at, message, name, ", ".join(sorted(build.reports)), fix, at_key=True)
            for name in sorted(set(build.reports) - made):
                message = "the buildspec writes no such report"
                yield Finding(CODE, (*path, "reports", name), message, name, ", ".join(sorted(made)), at_key=True)
