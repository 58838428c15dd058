"""The programs that the tests run, found in the project's environment. One that is missing is a failure."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sysconfig
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from tests import pinned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(sysconfig.get_path("scripts"))
IMAGE_REQUIREMENTS = Path(__file__).with_name("build-image-requirements.txt")
IMAGE_ENVIRONMENT = ROOT / ".venv-build-image"
IMAGE_TOOLS = ("node", "npm", "npx", "sam")


def tool(name: str) -> str:
    """The path of a program: Node and SAM as in a build image, all others of the project's environment."""
    directory = image_scripts() if name in IMAGE_TOOLS else SCRIPTS
    path = directory / name
    assert path.exists(), f"{name} is not in {directory}: install the project's development packages"
    return str(path)


def node() -> str:
    """The real Node program: the one on PATH may be a wrapper that does not hand signals on."""
    answer = run([tool("node"), "--print", "process.execPath"])
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def environment(*directories: Path, **variables: str) -> dict[str, str]:
    """The environment of a command: `directories`, then the project's programs, then the machine's.

    Nothing in it leads to an AWS account, and npm asks the network only for what its cache lacks.
    """
    dropped = ("NODE_ENV", "NODE_OPTIONS", "PORT")
    kept = {key: value for key, value in os.environ.items() if key not in dropped and not key.startswith("AWS_")}
    path = os.pathsep.join([*map(str, directories), str(image_scripts()), str(SCRIPTS), os.environ["PATH"]])
    return {**kept, "PATH": path, "npm_config_prefer_offline": "true", **variables}


def copy_app(name: str, target: Path) -> Path:
    """Copy an application into a tree laid out like the repository; the root of that tree."""
    unwanted = shutil.ignore_patterns("node_modules", ".aws-sam")
    shutil.copytree(ROOT / "app" / name, target / "app" / name, ignore=unwanted)
    return target


def run(
    command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None, seconds: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, whatever its exit code."""
    return subprocess.run(
        command, cwd=cwd, env=env or environment(), capture_output=True, text=True, timeout=seconds, check=False
    )


def wait_for(url: str, seconds: float = 60) -> None:
    """Wait until a page of 127.0.0.1 answers."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            get(url)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def get(url: str) -> str:
    """The body of a page of 127.0.0.1."""
    with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310
        return str(response.read().decode())


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def image_scripts() -> Path:
    """The directory of a build image's programs."""
    return pinned.scripts(IMAGE_ENVIRONMENT, IMAGE_REQUIREMENTS)
