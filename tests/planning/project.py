"""A project of its own in a git repository: a copy of this one's code, a spec, and an AWS that is the embedded one.

Its ``main.py`` is the real one, and points what it has synthesized at the embedded AWS where there is one: so the
program under test knows nothing of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from viaduct.rehearsal.provider_mirror import terraform_cli_config

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
SPEC = "pipelines.yaml"
MAIN = """\
import os, sys
from pathlib import Path

from real_main import main
from viaduct.cli import exit_on_error
from viaduct.rehearsal.override import write_override

endpoint = Path({endpoint!r})
with exit_on_error():
    main(Path(sys.argv[1]))
    if endpoint.exists():
        for stack in Path(os.environ["CDKTF_OUTDIR"], "stacks").iterdir():
            write_override(stack, endpoint.read_text())
"""
TINY = """\
system: tiny
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
environments: {staging: {regions: [us-east-1]}}
services: {hello: {deploy: {kind: sam}}}
"""
SECONDS = 500


class Project:
    """The repository, and ``viaduct`` run in it."""

    def __init__(self, directory: Path, spec: str = TINY, main: str = MAIN) -> None:
        self.directory = directory / "project"
        self.plans = self.directory / "cdktf.out" / "plans"
        self._scratch = directory
        self._aws: dict[str, str] = {}
        for name in ("viaduct", "modules", "stacks"):
            shutil.copytree(ROOT / name, self.directory / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copyfile(ROOT / "main.py", self.directory / "real_main.py")
        (self.directory / "main.py").write_text(main.format(endpoint=str(self._endpoint)))
        (self.directory / ".gitignore").write_text("cdktf.out/\n__pycache__/\n")
        self.write(spec)
        self.git("init", "--quiet", "--initial-branch", "main")
        self.commit("First")

    @property
    def _endpoint(self) -> Path:
        return self._scratch / "endpoint"

    def use(self, endpoint: str, environment: Mapping[str, str]) -> None:
        """From now on real Terraform works on the AWS at ``endpoint``."""
        self._endpoint.write_text(endpoint)
        config = terraform_cli_config(self._scratch)
        self._aws = dict(environment) | ({"TF_CLI_CONFIG_FILE": str(config)} if config else {})

    @property
    def machine(self) -> dict[str, str]:
        """What leads the commands of a machine to that AWS."""
        return self._aws

    def write(self, spec: str) -> None:
        (self.directory / SPEC).write_text(spec)

    def commit(self, subject: str) -> None:
        self.git("add", "--all")
        who = ("-c", "user.name=Someone", "-c", "user.email=someone@example.com")
        self.git(*who, "commit", "--quiet", "--allow-empty", "--message", subject)

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.directory, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TF_", "CDKTF_"))}
        return kept | self._aws | {"PYTHONPATH": str(ROOT)}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "viaduct", *arguments],
            cwd=self.directory,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def viaduct(self, *arguments: str, code: int = 0) -> str:
        """What the command prints, its errors and its progress below; it must exit with ``code``."""
        with self.start(*arguments) as process:
            printed, said = process.communicate(timeout=SECONDS)
        assert process.returncode == code, f"exit {process.returncode}\n{printed}{said}"
        return printed + said
