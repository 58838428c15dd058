"""The real Terraform in one directory."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from viaduct.terraform.terraform import LOCK_FILE

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 600
CHECKSUMS = re.compile(r"^  hashes = \[\n.*?^  \]\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Terraform:
    directory: Path
    environment: dict[str, str]

    def run(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
        """Run one command; fail with Terraform's own words unless it exits with one of ``codes``."""
        done = subprocess.run(
            ["terraform", *arguments],
            cwd=self.directory,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode in codes, f"terraform {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
        return done

    def init(self) -> None:
        """Take the provider, and its checksums out of the lock file: each command would read all of it for them."""
        self.run("init", "-input=false", "-no-color")
        lock = self.directory / LOCK_FILE
        if lock.exists():
            lock.write_text(CHECKSUMS.sub("", lock.read_text()))

    def apply(self, *arguments: str) -> None:
        self.run("apply", "-auto-approve", "-input=false", "-no-color", *arguments)

    def assert_no_changes(self, *arguments: str) -> None:
        self.run("plan", "-detailed-exitcode", "-input=false", "-no-color", *arguments)

    def destroy(self) -> None:
        self.run("destroy", "-auto-approve", "-input=false", "-no-color")

    def state(self) -> list[str]:
        return self.run("state", "list").stdout.split()

    def outputs(self) -> dict[str, Any]:
        return {name: output["value"] for name, output in json.loads(self.run("output", "-json").stdout).items()}
