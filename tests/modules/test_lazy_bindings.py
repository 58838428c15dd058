"""Bindings that load when they are named: small packages of the same layout stand in for the real ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from modules import lazy_bindings
from tests.synthesis import ROOT

REPORT = "print([name for name in sys.modules if name.startswith('fake_')], os.environ.get('NODE_OPTIONS'))"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A directory of packages with ``fake_bindings`` 1.0, whose ``__init__`` says so when it runs."""
    package = tmp_path / "fake_bindings"
    package.mkdir()
    (package / "__init__.py").write_text("print('loaded everything')\n")
    (package / "queue.py").write_text("NAME = 'queue'\n")
    install(tmp_path, "fake-bindings")
    return tmp_path


def install(site: Path, distribution: str) -> None:
    metadata = site / f"{distribution.replace('-', '_')}-1.0.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n")


def run(site: Path, *lines: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run lines of Python in a fresh process that finds the packages of ``site``."""
    source = "\n".join(["import os, sys", "from modules.lazy_bindings import use_lazy_bindings", *lines])
    known = {name: value for name, value in os.environ.items() if name != "NODE_OPTIONS"}
    return subprocess.run(
        [sys.executable, "-c", source],
        env=known | {"PYTHONPATH": f"{ROOT}{os.pathsep}{site}"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


def test_a_submodule_loads_when_named_and_the_package_never_runs(site: Path) -> None:
    ran = run(
        site,
        "use_lazy_bindings({'fake_bindings': '1.0'})",
        "from fake_bindings.queue import NAME",
        "print(NAME, sys.modules['fake_bindings'].__file__.endswith('fake_bindings/__init__.py'))",
        REPORT,
    )

    assert ran.stdout.splitlines()[0] == "queue True"
    assert "['fake_bindings', 'fake_bindings.queue']" in ran.stdout
    assert "lazy_bindings.js" in ran.stdout
    assert ran.stderr == ""


def test_node_options_of_the_environment_are_kept(site: Path) -> None:
    ran = run(site, "use_lazy_bindings({'fake_bindings': '1.0'})", REPORT, NODE_OPTIONS="--no-deprecation")

    assert "--no-deprecation --require " in ran.stdout


@pytest.mark.parametrize(
    ("package", "known", "found"), [("fake_bindings", "0.9", "1.0"), ("fake_missing", "1.0", "none")]
)
def test_another_version_or_none_warns_and_loads_the_ordinary_way(
    site: Path, package: str, known: str, found: str
) -> None:
    ran = run(site, f"use_lazy_bindings({{'{package}': '{known}'}})", REPORT)

    assert f"{package} {known} was expected, {found} found: it loads the ordinary, slow way" in ran.stderr
    assert ran.stdout == "[] None\n"


def test_another_layout_warns_and_loads_the_ordinary_way(site: Path) -> None:
    (site / "fake_module.py").write_text("NAME = 'a module, not a package'\n")
    install(site, "fake-module")

    ran = run(site, "use_lazy_bindings({'fake_module': '1.0'})", REPORT)

    assert "fake_module 1.0 is a module, a package of submodules was expected" in ran.stderr
    assert ran.stdout == "[] None\n"


def test_one_package_that_is_not_as_expected_leaves_node_the_ordinary_way_for_all(site: Path) -> None:
    ran = run(site, "use_lazy_bindings({'fake_bindings': '1.0', 'fake_missing': '1.0'})", REPORT)

    assert ran.stdout == "['fake_bindings'] None\n"


def test_jsii_loaded_before_warns_and_changes_nothing(site: Path) -> None:
    (site / "jsii.py").touch()

    ran = run(site, "import jsii", "use_lazy_bindings({'fake_bindings': '1.0'})", REPORT)

    assert "jsii is loaded already: the bindings load the ordinary, slow way" in ran.stderr
    assert ran.stdout == "[] None\n"


def test_the_known_versions_are_those_that_are_installed() -> None:
    """An upgrade that forgets this place would only warn, and be seven times slower."""
    from importlib.metadata import version

    assert {package: version(package.replace("_", "-")) for package in lazy_bindings.PACKAGES} == lazy_bindings.PACKAGES


def test_the_node_that_is_locked_serves_unless_another_is_named(site: Path) -> None:
    lines = (
        "from modules.lazy_bindings import use_packaged_node",
        "use_packaged_node()",
        "print(os.environ['JSII_NODE'])",
    )

    assert Path(run(site, "os.environ.pop('JSII_NODE', None)", *lines).stdout.strip()).name == "node"
    assert run(site, *lines, JSII_NODE="/elsewhere/node").stdout == "/elsewhere/node\n"
