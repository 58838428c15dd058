"""Rule V602."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v602_paths_can_match as rule


def paths(*patterns: str) -> dict[str, object]:
    return {"services": {"web": {"source": {"paths": list(patterns)}}}}


def test_it_passes_paths_from_the_root() -> None:
    assert found(rule, paths("app/web/**", ".github/**", "**")) == []


def test_it_refuses_paths_that_start_as_none_in_a_repository() -> None:
    assert found(rule, paths("/app", "./app", "../app")) == [
        f"services.web.source.paths[{index}]" for index in range(3)
    ]
