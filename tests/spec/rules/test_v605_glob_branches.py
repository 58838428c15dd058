"""Rule V605."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v605_glob_branches as rule


def test_it_passes_names_of_branches() -> None:
    assert found(rule, {"source": {"branch": "release/2.x"}}) == []


def test_it_refuses_patterns_and_what_git_refuses() -> None:
    changes = {"source": {"branch": "{main,dev}"}, "services": {"web": {"source": {"branch": "main/"}}}}
    assert found(rule, changes) == ["source.branch", "services.web.source.branch"]
