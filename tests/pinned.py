"""Programs in environments of their own, beside the project's: their pins and its don't go together."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A minute on an idle machine; rehearsals beside it may take most of the processor.
MAKING_SECONDS = 1200


def scripts(environment: Path, requirements: Path) -> Path:
    """The directory of an environment's programs, which has exactly the pinned packages of ``requirements``.

    It is made once: that takes about a minute. Test processes that run side by side wait for each other.
    """
    environment.mkdir(exist_ok=True)
    stamp = environment / "made-from"
    wanted = f"{sys.version}\n{requirements.read_text()}"
    with (environment / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != wanted:
            stamp.unlink(missing_ok=True)
            _make(environment, requirements)
            stamp.write_text(wanted)
    return environment / "bin"


def _make(environment: Path, requirements: Path) -> None:
    shutil.rmtree(environment / "lib", ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True, timeout=MAKING_SECONDS)
    (environment / ".gitignore").write_text("*\n")
    pip = [str(environment / "bin" / "python"), "-m", "pip", "-qq", "--disable-pip-version-check"]
    install = [*pip, "install", "--no-deps", "--requirement", str(requirements)]
    subprocess.run(install, check=True, timeout=MAKING_SECONDS)
    subprocess.run([*pip, "check"], check=True, timeout=MAKING_SECONDS)
