"""Thousands of damaged specs: each is either valid, and then good for everything that follows, or has its findings.

Runs the same mutations every time; ``HYPOTHESIS_PROFILE=random`` draws new ones.
"""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from viaduct.delivery import pipeline_of
from viaduct.spec import check_text
from viaduct.spec.report import line, to_dict
from viaduct.spec.summary import rendered, summary_of
from viaduct.spec.text import line_count

TEXT = (Path(__file__).parents[2] / "pipelines.yaml").read_text(encoding="utf-8")
TREE = YAML(typ="safe", pure=True).load(TEXT)
FULL = {
    **TREE,
    "state": {"bucket": "demo-state", "region": "eu-west-1"},
    "connection": {"arn": "arn:aws:codeconnections:us-east-1:111111111111:connection/" + "0" * 36},
    "environments": {
        **TREE["environments"],
        "spare": {
            "regions": ["us-west-2"],
            "rollout": "one-region-at-a-time",
            "approval": {"each": "wave"},
            "before_entry": {"alarms": ["errors"], "window": {"cron": "* * 9-16 ? * MON", "timezone": "Europe/Rome"}},
            "bake": {"time": "30m", "alarms": ["arn:aws:cloudwatch:us-west-2:111111111111:alarm:errors"]},
            "on_success": {"wait": "5m", "result": "fail"},
            "on_failure": {"retry": "all-actions"},
            "network": {"us-west-2": {"vpc": "vpc-12345678", "subnets": ["subnet-12345678", "subnet-87654321"]}},
        },
    },
    "services": {
        **TREE["services"],
        "hello": {
            **TREE["services"]["hello"],
            "build": {
                "buildspec": {"version": 0.2, "phases": {"build": {"commands": ["make"]}}, "reports": {"unit": {}}},
                "reports": {"unit": "test"},
                "network": {"vpc": "vpc-12345678", "subnets": ["subnet-12345678"], "security_groups": ["sg-12345678"]},
                "timeout": "2h",
            },
            "actions": {
                "lint": {"buildspec": "lint.yml", "secrets": {"TOKEN": "ssm:/token"}, "run_order": 1},
                "smoke": {"kind": "lambda", "function": "smoke", "stage": "spare", "parameters": {"path": "/"}},
            },
        },
    },
}
NASTY: list[Any] = [
    *(None, True, False, 0, -1, 10**30, 1.5, float("inf"), float("nan")),
    *("", " ", "0", "null", "y" * 300, "é", "\u2028", "a\nb", "../..", "{environment}", "[key]", "sam", "codedeploy"),
    *("us-east-9", "eu-west-1", "cn-north-1", "011111111111", 11111111111, "${x}", "%s", "-----BEGIN PRIVATE KEY-----"),
    *([], {}, [[]], [{}], {"": ""}, {"kind": "sam"}, {"kind": ["sam"]}, ["us-east-1", "us-east-1"], {"[key]": 1}),
]
SNIPPETS = [
    "\t",
    "\0",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "!!x ",
    "<<: ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "'",
    '"',
    "|\n",
]
SNIPPETS += [
    "#",
    "%YAML 1.1\n",
    "\ufeff",
    "\x85",
    "\u2028",
    "\r",
    "\x1b",
    ",",
    "~",
    "0o7",
    ">-\n",
    "@",
    "`",
    "&a *a",
    "  ",
]


def paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(below for key, child in children for below in paths(child, (*path, key)))]


def at(tree: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        tree = tree[key]
    return tree


@st.composite
def damaged_trees(draw: st.DrawFn) -> str:
    tree = deepcopy(draw(st.sampled_from([TREE, FULL])))
    for _ in range(draw(st.integers(1, 3))):
        every = [path for path in paths(tree) if path]
        if every:
            _damage(draw, tree, draw(st.sampled_from(every)))
    text = json.dumps(tree, indent=draw(st.sampled_from([None, 1])), ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("Infinity", ".inf").replace("NaN", ".nan")


def _damage(draw: st.DrawFn, tree: Any, path: tuple[Any, ...]) -> None:
    parent, key = at(tree, path[:-1]), path[-1]
    match draw(st.sampled_from(["delete", "replace", "rename", "swap", "wrap", "add"])):
        case "delete":
            del parent[key]
        case "replace":
            parent[key] = deepcopy(draw(st.sampled_from(NASTY)))
        case "rename" if isinstance(parent, dict):
            parent[draw(st.sampled_from(["", "Kind", "x-y", "web", "staging", f"{key}s", key[::-1]]))] = parent.pop(key)
        case "swap":
            parent[key] = deepcopy(at(tree, draw(st.sampled_from(paths(tree)))))
        case "wrap":
            parent[key] = draw(st.sampled_from([[parent[key]], {"x": parent[key]}, [parent[key]] * 9]))
        case _ if isinstance(parent[key], dict):
            added = draw(st.sampled_from(["sam", "kind", "é", "deploy", "a" * 41]))
            parent[key][added] = deepcopy(draw(st.sampled_from(NASTY)))
        case _:
            parent[key] = str(parent[key]) * draw(st.integers(2, 40))


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    text = TEXT
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 10**6])))
        text = text[:start] + draw(st.sampled_from(["", *SNIPPETS, TEXT[start:end] * 2])) + text[end:]
    return text


def holds(text: str) -> None:
    system, findings = check_text(text)
    for finding in findings:
        assert 1 <= finding.line <= line_count(text)
        assert finding.column >= 1
        assert "\n" not in line(finding)
        assert json.dumps(to_dict(finding))
    if system is None:
        assert any(finding.severity == "error" for finding in findings)
        return
    assert rendered(summary_of(system))
    for service in system.services:
        assert pipeline_of(system, service).stages


@pytest.mark.thorough
@given(damaged_trees())
@settings(max_examples=1500)
def test_damaged_trees_are_valid_or_have_findings_in_the_file(text: str) -> None:
    holds(text)


@pytest.mark.thorough
@given(damaged_texts())
@settings(max_examples=1500)
def test_damaged_texts_are_valid_or_have_findings_in_the_file(text: str) -> None:
    holds(text)


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_bytes_are_valid_or_have_findings_in_the_file(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    from viaduct.spec import check

    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(raw)
    system, findings = check(path)
    assert system is None
    assert findings
    assert all(finding.line >= 1 and finding.column >= 1 for finding in findings)
