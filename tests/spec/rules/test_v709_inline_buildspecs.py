"""Rule V709."""

from __future__ import annotations

from typing import Any

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v709_inline_buildspecs as rule

PHASES = {"build": {"commands": ["make"]}}
HERE = "services.web.build.buildspec"


def built(**buildspec: Any) -> dict[str, Any]:
    return {"services": {"web": {"build": {"buildspec": {"version": 0.2, "phases": PHASES, **buildspec}}}}}


@pytest.mark.parametrize(
    "buildspec",
    [
        {},
        {"version": "0.2"},
        {"env": {"variables": {"A": "b"}}, "artifacts": {"files": ["**/*"]}, "cache": {"paths": ["node_modules"]}},
        {"phases": {"install": {"runtime-versions": {"nodejs": 22}}, "build": {"commands": ["a"], "finally": ["b"]}}},
    ],
)
def test_it_passes_what_codebuild_reads(buildspec: dict[str, Any]) -> None:
    assert found(rule, built(**buildspec)) == []


def test_it_passes_a_path_of_whatever_is_there() -> None:
    assert found(rule, {"services": {"web": {"build": {"buildspec": "ci/build.yml"}}}}) == []


@pytest.mark.parametrize(
    ("buildspec", "at"),
    [
        ({"version": None}, ".version"),
        ({"version": 2}, ".version"),
        ({"artefacts": {}}, ".artefacts"),
        ({"phases": {}}, ".phases"),
        ({"phases": ["make"]}, ".phases"),
        ({"phases": {"test": {"commands": ["a"]}}}, ".phases.test"),
        ({"phases": {"build": ["make"]}}, ".phases.build"),
        ({"phases": {"build": {"command": ["make"]}}}, ".phases.build.command"),
        ({"phases": {"build": {"commands": "make"}}}, ".phases.build.commands"),
        ({"phases": {"build": {"commands": [{"echo built": "yes"}]}}}, ".phases.build.commands"),
        ({"phases": {"build": {"finally": [True]}}}, ".phases.build.finally"),
    ],
)
def test_it_refuses_what_codebuild_can_not_read(buildspec: dict[str, Any], at: str) -> None:
    whole = built(**buildspec)
    inner = whole["services"]["web"]["build"]["buildspec"]
    whole["services"]["web"]["build"]["buildspec"] = {key: value for key, value in inner.items() if value is not None}
    assert found(rule, whole) == [f"{HERE}{at}"]


def test_it_refuses_it_in_actions_too() -> None:
    actions = {"lint": {"buildspec": {"version": 0.2}}}
    assert found(rule, {"services": {"web": {"actions": actions}}}) == ["services.web.actions.lint.buildspec.phases"]
