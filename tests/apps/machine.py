"""A machine that CodeDeploy releases to, as the hook scripts see it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from . import tools

if TYPE_CHECKING:
    import subprocess

REAL = ("bash", "curl", "env", "sed", "sleep", "tail")

# Writes down how it was called, and remembers users, groups and whether the unit is there.
FAKE = """#!{bash}
name="${{0##*/}}"
echo "$name $*" >>'{state}/calls'
last="${{*: -1}}"
case "$name $1" in
  "systemctl cat") [[ -e '{state}/unit' ]] ;;
  "systemctl daemon-reload") : >'{state}/unit' ;;
  "getent passwd" | "getent group") [[ -e '{state}/'"$1-$2" ]] || exit 2 ;;
  "useradd "*) : >'{state}/passwd-'"$last" ;;
  "groupadd "*) : >'{state}/group-'"$last" ;;
esac
"""
FAKED = ("chmod", "chown", "getent", "groupadd", "node-24", "systemctl", "useradd")


class Machine:
    """Runs hook scripts with fakes of everything that changes a machine.

    There is nothing else on PATH: a script that calls a program which is neither faked nor harmless fails.
    """

    def __init__(self, directory: Path) -> None:
        self._state = directory / "state"
        self._state.mkdir(parents=True)
        self._bin = directory / "bin"
        self._bin.mkdir()
        for name in REAL:
            (self._bin / name).symlink_to(_real(name))
        for name in FAKED:
            self._fake(name)

    def run(self, script: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a hook script as the agent does: as a program, from another directory, with little environment."""
        return tools.run([str(script)], cwd=self._state, env={"PATH": str(self._bin), **variables}, seconds=30)

    def without(self, name: str) -> None:
        """Take a program away."""
        (self._bin / name).unlink()

    def failing(self, name: str) -> None:
        """Let a program fail from now on, whatever it is asked."""
        (self._bin / name).write_text(f"#!{_real('bash')}\nexit 1\n")

    @property
    def calls(self) -> list[str]:
        """Every call of a faked program so far."""
        log = self._state / "calls"
        return log.read_text().splitlines() if log.exists() else []

    def called(self, start: str) -> list[str]:
        """The calls that begin with these words."""
        return [call for call in self.calls if call.startswith(start)]

    def _fake(self, name: str) -> None:
        program = self._bin / name
        program.write_text(FAKE.format(bash=_real("bash"), state=self._state))
        program.chmod(0o755)


def _real(name: str) -> Path:
    found = shutil.which(name)
    assert found is not None, f"{name} is not on PATH"
    return Path(found)
