"""The rules of the house, which no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FUNCTION = 50
LONGEST_FILE = 250
BINDINGS = ("cdktf", "constructs", "jsii", "cdktf_cdktf_provider_aws", "cdktf_cdktf_provider_github")
# A relative import starts with nothing.
RELATIVE = ""
FORBIDDEN = {
    "viaduct": (*BINDINGS, "stacks", "modules", "main", RELATIVE),
    "modules": ("viaduct", "stacks", "boto3", "botocore", "random", "time", "datetime", "main", RELATIVE),
    "stacks": ("boto3", "botocore", "random", "time", "datetime", "os", "main", RELATIVE),
}
# What is told of which events, by names alone, is said once for stacks and modules.
ALLOWED = {
    f"modules/emission/catalogue/{name}.py": ("viaduct.delivery.event_rules",)
    for name in ("alerts", "alert_forwarding")
}
SHIPPED = [ROOT / "main.py", *(at for name in FORBIDDEN for at in sorted((ROOT / name).rglob("*.py")))]
TESTS = sorted(at for at in (ROOT / "tests").rglob("*.py"))
HEAVY = ("cdktf", "jsii", "boto3", "botocore", "moto")
WRITTEN = [*SHIPPED, *TESTS, *sorted((ROOT / "bench").rglob("*.py"))]

BANNER = re.compile(r"^\s*#\s*[-=#*~]{3,}|^\s*#.*[-=#*~]{4,}\s*$")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE_PATH = re.compile(r"""["'\s(=](/(?:home|Users|root|work|workspace|mnt)/(?!someone)[\w.-]+)""")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it and for whatever reason."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            found |= {origin, *(f"{origin}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("package", FORBIDDEN)
def test_imports_run_one_way(package: str) -> None:
    wrong = {
        name(path): sorted(
            module
            for module in imported(path)
            if module.split(".")[0] in FORBIDDEN[package]
            and not any(module.startswith(allowed) for allowed in ALLOWED.get(name(path), ()))
        )
        for path in (ROOT / package).rglob("*.py")
    }

    assert {path: modules for path, modules in wrong.items() if modules} == {}


def test_stacks_have_no_resources_of_their_own() -> None:
    bindings = {
        module
        for path in (ROOT / "stacks").rglob("*.py")
        for module in imported(path)
        if module.startswith("cdktf_cdktf_provider_") and module.count(".") == 1
    }

    assert bindings == {"cdktf_cdktf_provider_aws.provider", "cdktf_cdktf_provider_github.provider"}


def test_what_tests_and_the_program_share_is_no_test() -> None:
    assert not [name(path) for path in SHIPPED if any(module.split(".")[0] == "tests" for module in imported(path))]


@pytest.mark.parametrize("arguments", [["check"], ["--help"], ["check", "--help"]], ids=" ".join)
def test_a_command_that_needs_no_aws_and_no_terraform_loads_nothing_of_them(arguments: list[str]) -> None:
    program = f"""
import runpy, sys
sys.argv = ["viaduct", *{arguments!r}]
try:
    runpy.run_module("viaduct", run_name="__main__")
except SystemExit as done:
    assert not done.code, done.code
print("loaded:", sorted({{name.split(".")[0] for name in sys.modules}} & set({HEAVY!r})))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "loaded: []"


def test_files_and_functions_are_short() -> None:
    files = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SHIPPED}
    functions = {
        f"{name(path)}:{node.lineno} {node.name}": 1 + (node.end_lineno or 0) - node.lineno
        for path in SHIPPED
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {path: lines for path, lines in files.items() if lines > LONGEST_FILE} == {}
    assert {function: lines for function, lines in functions.items() if lines > LONGEST_FUNCTION} == {}


def test_tests_use_fakes_and_not_patches() -> None:
    patching = {name(path) for path in TESTS for module in imported(path) if module.endswith("mock.patch")}
    calling = {
        name(path)
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "patch" and ast.unparse(node.value).endswith("mock")
    }

    assert patching | calling == set()


@pytest.mark.parametrize("unwanted", [BANNER, UNFINISHED, MACHINE_PATH], ids=["banner", "unfinished", "machine_path"])
def test_nothing_is_drawn_unfinished_or_of_one_machine(unwanted: re.Pattern[str]) -> None:
    found = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in WRITTEN
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if unwanted.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("lock", ["Pipfile.lock", "package-lock.json"])
def test_lock_files_name_no_package_host(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")
