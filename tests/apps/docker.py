"""A registry as a buildspec sees it: programs in the place of `docker` and of the AWS CLI."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A pushed tag can be seen from then on, and can't be pushed again.
DOCKER = """#!/bin/bash
echo "docker $*" >>'{state}/calls'
case "$1" in
  login) [[ "$(cat)" == token ]] ;;
  push) mkdir "{state}/${{2##*:}}" ;;
esac
"""
AWS = """#!/bin/bash
echo "aws $*" >>'{state}/calls'
case "$2" in
  get-login-password) echo token ;;
  batch-get-image) [[ -e '{state}/down' ]] && exit 254
    for each; do [[ "$each" == imageTag=* ]] && tag="${{each#imageTag=}}"; done
    if [[ -d "{state}/$tag" ]]; then echo 1; else echo 0; fi ;;
esac
"""


class Registry:
    """Remembers every call; `bin` is for the PATH."""

    def __init__(self, directory: Path) -> None:
        self._state = directory / "registry"
        self.bin = directory / "bin"
        for made in (self._state, self.bin):
            made.mkdir(parents=True)
        for name, text in (("docker", DOCKER), ("aws", AWS)):
            program = self.bin / name
            program.write_text(text.format(state=self._state))
            program.chmod(0o755)

    def go_down(self) -> None:
        """Let the registry fail whatever it is asked."""
        (self._state / "down").touch()

    @property
    def calls(self) -> list[str]:
        """Every call of a program so far."""
        log = self._state / "calls"
        return log.read_text().splitlines() if log.exists() else []

    def called(self, start: str) -> list[str]:
        """The calls that begin with these words."""
        return [call for call in self.calls if call.startswith(start)]
