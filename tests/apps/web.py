"""Builds app/web and runs what the build made."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from . import buildspec_runner, tools

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def build(source: Path, scratch: Path) -> buildspec_runner.Build:
    """Run the buildspec of app/web in a copy of the repository's tree."""
    spec = source / "app/web/buildspec.yml"
    return buildspec_runner.run(spec, source=source, scratch=scratch, environment=tools.environment())


@contextmanager
def running(release: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The server of a release, once it answers; it is stopped at the end."""
    command = [tools.node(), "src/server.js"]
    env = tools.environment(PORT=str(port), NODE_ENV="production")
    with subprocess.Popen(command, cwd=release, env=env) as server:
        try:
            tools.wait_for(f"http://127.0.0.1:{port}/health")
            yield server
        finally:
            server.kill()
