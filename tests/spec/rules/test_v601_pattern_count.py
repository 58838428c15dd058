"""Rule V601."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v601_pattern_count as rule


def paths(count: int) -> dict[str, object]:
    return {"services": {"web": {"source": {"paths": [f"app/{index}/**" for index in range(count)]}}}}


def tags(count: int) -> dict[str, object]:
    return {"services": {"web": {"source": {"tags": [f"v{index}.*" for index in range(count)]}}}}


def branches(count: int) -> dict[str, object]:
    requests = {"branches": [f"b{index}" for index in range(count)]}
    return {"services": {"web": {"source": {"pull_requests": requests}}}}


def test_it_passes_8_paths_8_tags_and_8_branches() -> None:
    assert found(rule, branches(8)) == []
    assert found(rule, paths(8)) == []
    assert found(rule, tags(8)) == []


def test_it_refuses_9() -> None:
    assert found(rule, paths(9)) == ["services.web.source.paths"]
    assert found(rule, tags(9)) == ["services.web.source.tags"]
    assert found(rule, branches(9)) == ["services.web.source.pull_requests.branches"]
