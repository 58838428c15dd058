"""The pinned cdktf-cli drives this project: synth as it stands, diff and deploy against the embedded AWS."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest

from viaduct.bootstrap import bootstrap
from viaduct.commands.bootstrap import wanted_bucket
from viaduct.rehearsal.embedded_aws import EmbeddedAws
from viaduct.rehearsal.provider_mirror import terraform_cli_config
from viaduct.spec import load_system

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
CDKTF = ROOT / "node_modules" / ".bin" / "cdktf"
SPEC = """\
system: tiny
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
environments: {staging: {regions: [us-east-1]}}
services: {hello: {deploy: {kind: sam}}}
"""
STACKS = ["artifacts-us-east-1", "connection", "hello-pipeline", "hello-staging-us-east-1"]

pytestmark = pytest.mark.rehearsal


class Project:
    """A cdktf project in a directory of its own, whose AWS is the embedded one."""

    def __init__(self, directory: Path, aws: EmbeddedAws) -> None:
        self.directory = directory
        (directory / "pipelines.yaml").write_text(SPEC)
        app = f"{sys.executable} -m tests.cdktf_app {directory / 'pipelines.yaml'}"
        (directory / "cdktf.json").write_text(
            json.dumps({"language": "python", "app": app, "sendCrashReports": "false", "projectId": "test"})
        )
        self._environment = _environment(directory) | aws.environment | {"PYTHONPATH": str(ROOT)}

    def cdktf(self, *arguments: str) -> str:
        return _cdktf(self.directory, self._environment, *arguments)


def _environment(scratch: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TF_", "CDKTF_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    config = terraform_cli_config(scratch)
    return {
        **kept,
        "PATH": path,
        "CI": "1",
        "CHECKPOINT_DISABLE": "1",
        **({"TF_CLI_CONFIG_FILE": str(config)} if config else {}),
    }


def _cdktf(directory: Path, environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [str(CDKTF), *arguments],
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    directory = tmp_path_factory.mktemp("cdktf")
    with EmbeddedAws(account="111111111111") as aws:
        project = Project(directory, aws)
        wanted = wanted_bucket(load_system(directory / "pipelines.yaml"))
        session = boto3.Session(
            aws_access_key_id=aws.environment["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=aws.environment["AWS_SECRET_ACCESS_KEY"],
            region_name=wanted.region,
        )
        bootstrap(session, wanted, fix=False, dry_run=False, out=io.StringIO(), endpoint_url=aws.endpoint)
        yield project


def test_cdktf_synth_writes_the_reference_system(tmp_path: Path) -> None:
    output = tmp_path / "out"

    _cdktf(ROOT, _environment(tmp_path), "synth", "--output", str(output))

    manifest = json.loads((output / "manifest.json").read_text())
    assert len(manifest["stacks"]) == 18
    assert all((output / stack["synthesizedStackPath"]).exists() for stack in manifest["stacks"].values())


def test_cdktf_diffs_one_stack_then_deploys_all_of_them_in_order(project: Project) -> None:
    before = project.cdktf("diff", "hello-staging-us-east-1", "--skip-provider-lock")
    deployed = project.cdktf("deploy", "*", "--auto-approve", "--skip-provider-lock")
    after = project.cdktf("diff", "hello-pipeline", "--skip-provider-lock")

    assert "3 to add, 0 to change, 0 to destroy" in before
    assert "aws_codepipeline.pipeline" in deployed
    assert "No changes" in after
