"""A browser without a screen, where the machine has one: `apt-get install chromium`."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = ("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def browser() -> str | None:
    """The program, if there is one."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def look(page: Path, *, width: int = 1000) -> tuple[str, bytes]:
    """What the browser made of a page: its document, and a picture (PNG) of it."""
    program = browser()
    assert program
    picture = page.with_suffix(".png")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    command = [
        program,
        "--headless",
        "--disable-gpu",
        *_QUIET,
        *sandbox,
        f"--user-data-dir={page.with_suffix('.data')}",
    ]
    shown = subprocess.run(
        [*command, f"--window-size={width},1200", f"--screenshot={picture}", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return shown.stdout, picture.read_bytes()
