"""From a change to an empty plan, with the stacks of a real system."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.planning.aws import standing
from tests.planning.project import TINY, Project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.rehearsal


def test_a_change_is_planned_where_it_touches_reviewed_applied_and_then_there_is_nothing_to_do(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with standing(project):
        assert "hello-pipeline: to be planned after connection is applied" in project.viaduct("plan")
        assert "To be planned now: hello-pipeline, with `viaduct plan --rest`" in project.viaduct("apply")
        project.viaduct("plan", "--rest")
        project.viaduct("apply")

        project.git("checkout", "--quiet", "-b", "change")
        project.write(TINY.replace("kind: sam}", "kind: sam}, build: {timeout: 45m}"))
        assert "1 of 4 stacks" in project.viaduct("plan", "--base", "main")
        assert json.loads((project.plans / "plans.json").read_text())["stacks"].keys() == {"hello-pipeline"}
        assert "build_timeout" in project.viaduct("review", str(project.plans))
        project.viaduct("apply")

        assert "hello-pipeline  changed  no changes" in project.viaduct("plan", "--base", "main")
