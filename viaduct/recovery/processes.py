"""Which Terraforms run on this machine."""

from __future__ import annotations

import json
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROC = Path("/proc")
_PROGRAMS = ("terraform", "tofu")


@dataclass(frozen=True)
class Running:
    """A Terraform: its process id and its words, and if they are known its directory's name and its state's place.

    ``state`` is ``BUCKET/KEY``.
    """

    pid: int
    words: tuple[str, ...]
    directory: str = ""
    state: str = ""

    def works_on(self, stack: str, state: str) -> bool:
        """Whether it is this stack's: stacks of other systems may have the name, but not the state."""
        if self.state:
            return self.state == state
        return self.directory == stack or any(Path(word).name == f"{stack}.tfplan" for word in self.words)


@dataclass(frozen=True)
class Machine:
    """This machine as locks call it, and the Terraforms that run here; None if there is no way to know."""

    host: str
    running: tuple[Running, ...] | None


def this_machine(program: str = "terraform") -> Machine:
    """Look; ``program`` may be a Terraform of another name."""
    names = {*_PROGRAMS, Path(program).name}
    try:
        found = _from_proc() if (_PROC / "self" / "cmdline").exists() else _from_ps()
        running = tuple(each for each in found if Path(each.words[0]).name in names)
    except (OSError, subprocess.SubprocessError):
        return Machine(socket.gethostname(), None)
    return Machine(socket.gethostname(), running)


def _from_proc() -> Iterator[Running]:
    """A process that ends meanwhile, or that is a zombie, is none."""
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            try:
                words = tuple((entry / "cmdline").read_text(errors="replace").rstrip("\0").split("\0"))
            except OSError:
                continue
            if words[0]:
                yield Running(int(entry.name), words, *_working(entry / "cwd"))


def _working(directory: Path) -> tuple[str, str]:
    """The directory's name, and the state that ``terraform init`` has connected it with."""
    try:
        name = directory.readlink().name
    except OSError:
        return "", ""
    try:
        backend = json.loads((directory / ".terraform" / "terraform.tfstate").read_text(encoding="utf-8"))["backend"]
        return name, f"{backend['config']['bucket']}/{backend['config']['key']}"
    except (OSError, ValueError, KeyError, TypeError):
        return name, ""


def _from_ps() -> Iterator[Running]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,args="], capture_output=True, text=True, timeout=10, check=True)
    for line in listed.stdout.splitlines():
        pid, *words = line.split()
        if words:
            yield Running(int(pid), tuple(words))
