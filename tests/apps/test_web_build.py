from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from . import tools, web

if TYPE_CHECKING:
    from pathlib import Path

    from .buildspec_runner import Build

pytestmark = pytest.mark.apps


def test_artifact_holds_only_what_runs(web_build: Build) -> None:
    top = {name.split("/")[0] for name in web_build.files}
    assert top == {"appspec.yml", "deploy", "node_modules", "package.json", "scripts", "src"}


def test_artifact_has_the_dependencies_but_not_those_of_development(web_build: Build) -> None:
    assert "node_modules/express/package.json" in web_build.files
    assert not [name for name in web_build.files if name.startswith("node_modules/prettier/")]


def test_artifact_starts_answers_and_stops_with_success(web_build: Build) -> None:
    port = tools.free_port()
    with web.running(web_build.artifact, port) as server:
        assert tools.get(f"http://127.0.0.1:{port}/health") == '{"status":"ok"}'
        assert "Hello" in tools.get(f"http://127.0.0.1:{port}/")
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=10) == 0


def test_failing_unit_test_fails_the_build_and_leaves_no_artifact(tmp_path: Path) -> None:
    source = tools.copy_app("web", tmp_path / "source")
    failing = source / "app/web/test/failing.test.js"
    failing.write_text(
        'import { test } from "node:test";\n\ntest("fails", () => {\n  throw new Error("on purpose");\n});\n'
    )
    build = web.build(source, tmp_path / "build")
    assert build.phases == {"install": None, "pre_build": "npm test"}
    assert "on purpose" in build.log
    assert build.files == set()
