"""``viaduct check`` as a whole process."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "pipelines.yaml"


def viaduct(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "viaduct", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=240)


def test_the_reference_system_is_ok_and_its_stacks_are_named() -> None:
    ran = viaduct("check")

    assert ran.returncode == 0
    assert ran.stdout.startswith("OK  system demo, home 111111111111 in us-east-1")
    assert "artifacts-eu-west-1" in ran.stdout
    assert "web-pipeline" in ran.stdout


def test_every_finding_is_printed_at_once_with_its_place_and_the_exit_code_is_2(tmp_path: Path) -> None:
    (tmp_path / "pipelines.yaml").write_text("system: Demo\nhome: {account: 011111111111, region: us-east-1}\n")

    ran = viaduct("check", cwd=tmp_path)

    assert ran.returncode == 2
    assert "pipelines.yaml:1:9  V014  system: the value has the wrong form; got Demo; " in ran.stdout
    assert {"V010", "V014", "V015"} <= {line.split("  ")[1] for line in ran.stdout.splitlines()[:-1]}
    assert ran.stdout.splitlines()[-1] == "4 errors"


def test_json_carries_the_same_for_tools(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("sistem: demo\n")

    bad = json.loads(viaduct("check", "bad.yaml", "--format", "json", cwd=tmp_path).stdout)
    good = json.loads(viaduct("check", str(REFERENCE), "--format", "json").stdout)

    assert bad["ok"] is False
    assert bad["summary"] is None
    assert {"code", "path", "line", "column", "file", "message", "got", "allowed", "fix", "severity"} == set(
        bad["findings"][0]
    )
    assert good["ok"] is True
    assert good["findings"] == []
    assert [row["service"] for row in good["summary"]["services"]] == ["hello", "product", "web"]


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_a_file_that_can_not_be_read_is_a_finding(name: str, tmp_path: Path) -> None:
    ran = viaduct("check", name, cwd=tmp_path)

    assert ran.returncode == 2
    assert "V001" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_fifo_is_a_finding_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")

    ran = viaduct("check", "fifo", cwd=tmp_path)

    assert (ran.returncode, ran.stdout.splitlines()[0].split("  ")[:2]) == (2, ["fifo:1:1", "V001"])


def test_it_answers_in_half_a_second() -> None:
    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        viaduct("check")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # Processor time of the one-threaded process: what the clock shows where nothing else runs.
    assert min(seconds() for _ in range(3)) < 0.5


def test_it_imports_nothing_heavy() -> None:
    code = (
        "import sys, viaduct.cli\n"
        "try: viaduct.cli.main(['check'])\n"
        "except SystemExit: pass\n"
        "heavy = {'cdktf', 'jsii', 'boto3', 'botocore', 'moto', 'rich'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert ran.stderr == ""
    assert ran.returncode == 0


def test_help_imports_no_command_and_not_even_the_model() -> None:
    code = (
        "import sys, viaduct.cli\n"
        "try: viaduct.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name.startswith('viaduct.commands.') or name == 'pydantic' for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout
