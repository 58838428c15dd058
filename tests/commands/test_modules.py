"""``viaduct modules`` as a whole process, in a project whose emission is tiny."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terraform_modules.shelf import KEYS, MODULES, Shelf
from tests.terraform_modules.tiny import emitter_of, tiny_module

if TYPE_CHECKING:
    from viaduct.rehearsal.embedded_aws import EmbeddedAws

ROOT = Path(__file__).parents[2]
EMISSION = """\
import shutil, sys
shutil.copytree({ready!r}, sys.argv[sys.argv.index("--out") + 1])
"""


@dataclass
class Project:
    """This very ``viaduct`` beside other ``modules``."""

    root: Path

    def __post_init__(self) -> None:
        (self.root / "modules").mkdir(parents=True)
        (self.root / "viaduct").symlink_to(ROOT / "viaduct")
        (self.root / "modules" / "emission.py").write_text(EMISSION.format(ready=str(self.root / "ready")))
        emitter_of({module.name: tiny_module() for module in MODULES})(self.root / "ready")

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "viaduct", "modules", *arguments],
            cwd=self.root,
            env={"PYTHONPATH": str(self.root), "PATH": "/usr/bin:/bin", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


def test_the_modules_are_written_into_dist_and_the_second_time_nothing_is(project: Project) -> None:
    first, second = project.run(), project.run()
    assert (first.returncode, first.stderr) == (second.returncode, second.stderr) == (0, "")
    assert first.stdout.splitlines()[-1] == "3 modules in dist/modules: 3 new"
    assert second.stdout.splitlines()[-1] == "3 modules in dist/modules: 3 unchanged"
    assert (project.root / "dist" / "modules" / "alerts" / "main.tf").is_file()


def test_a_directory_of_somebody_else_is_refused(project: Project, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    ran = project.run("--out", str(tmp_path))
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"viaduct: {tmp_path} holds what `viaduct modules` did not write: mine.txt")
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--publish", "acme-modules", "--version", "1.0.0"], "--publish takes s3://BUCKET/PREFIX; got acme-modules"),
        (["--publish", "s3://acme-modules", "--version", "v1.0.0"], "got v1.0.0; leave out the v"),
        (["--publish", "s3://acme-modules"], "--publish needs --version X.Y.Z"),
        (["--publish", "s3://acme-modules", "--version", "1.0.0", "--out", "x"], "leave --out out"),
        (["--version", "1.0.0"], "go with --publish"),
        (["--dry-run"], "go with --publish"),
    ],
)
def test_wrong_usage_exits_2(project: Project, arguments: list[str], words: str) -> None:
    ran = project.run(*arguments)
    assert ran.returncode == 2
    assert words in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_version_is_published_and_the_same_one_is_refused(project: Project, running_aws: EmbeddedAws) -> None:
    shelf = Shelf(running_aws)
    arguments = ("--publish", f"s3://{shelf.bucket}/tf", "--version", "1.0.0")
    dry = project.run(*arguments, "--dry-run", **running_aws.environment)
    assert (dry.returncode, dry.stdout.count("would put"), shelf.objects()) == (0, 4, {})
    first, second = (project.run(*arguments, **running_aws.environment) for _ in range(2))
    assert (first.returncode, first.stdout.count('source = "s3::https://')) == (0, 3)
    assert sorted(shelf.objects()) == sorted(KEYS)
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr.startswith("viaduct: version 1.0.0 is published already")
    assert not (project.root / "dist").exists()


def test_an_aws_that_can_not_be_reached_or_used_is_one_paragraph(project: Project, running_aws: EmbeddedAws) -> None:
    arguments = ("--publish", "s3://acme-modules", "--version", "1.0.0")
    aws = running_aws.environment
    for wrong, words in (
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "AWS can't be reached"),
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "no usable AWS credentials"),
        ({"AWS_PROFILE": "nobodys"}, "could not start an AWS session"),
    ):
        ran = project.run(*arguments, **aws | wrong)
        assert (ran.returncode, ran.stdout) == (1, "")
        assert words in ran.stderr
        assert ran.stderr.count("\n") == 1


def test_importing_the_command_does_not_import_boto3() -> None:
    program = "import sys, viaduct.commands.modules; sys.exit(bool({'boto3', 'botocore'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
