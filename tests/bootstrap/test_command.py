from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bootstrap.cloud import ACCOUNT
from viaduct.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bootstrap.cloud import Cloud

SPEC = """\
system: demo
home: {account: "%s", region: eu-west-1}
tags: {owner: platform}
environments:
  staging: {regions: [eu-west-1]}
services:
  hello:
    source: {repository: acme/hello, branch: main}
    deploy: {kind: sam, template: template.yaml}
"""


@pytest.fixture
def spec(cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AWS_ENDPOINT_URL", cloud.endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "an-access-key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "no-secret")
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    path = tmp_path / "pipelines.yaml"
    path.write_text(SPEC % ACCOUNT)
    return path


def run(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(["bootstrap", *arguments])
    return ended.value.code


def test_the_command_makes_the_bucket_of_the_description(
    cloud: Cloud, spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not run(str(spec))
    assert not run(str(spec))
    assert capsys.readouterr().out.endswith("  nothing to do\n")
    assert [bucket["Name"] for bucket in cloud.s3.list_buckets()["Buckets"]] == [f"demo-terraform-state-{ACCOUNT}"]


def test_the_command_exits_1_on_a_weak_bucket_and_0_when_it_is_repaired(
    cloud: Cloud, spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(str(spec))
    suspended = {"Status": "Suspended"}
    cloud.s3.put_bucket_versioning(Bucket=f"demo-terraform-state-{ACCOUNT}", VersioningConfiguration=suspended)
    assert run(str(spec)) == 1
    assert "must be: Enabled" in capsys.readouterr().err
    assert not run(str(spec), "--fix")


def test_an_unknown_profile_is_a_clear_error(
    spec: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nobodys")
    assert run(str(spec)) == 1
    error = capsys.readouterr().err
    assert "could not start an AWS session" in error
    assert "nobodys" in error


@pytest.mark.parametrize("module", ["viaduct.commands.bootstrap", "viaduct.bootstrap"])
def test_importing_it_does_not_import_boto3(module: str) -> None:
    program = f"import sys, {module}; sys.exit(any(name in sys.modules for name in ('boto3', 'botocore')))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
