"""Rule V607."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v607_tags_and_paths as rule


def source(**settings: object) -> dict[str, object]:
    return {"services": {"web": {"source": settings}}}


def test_it_passes_either_and_paths_of_pull_requests() -> None:
    assert found(rule, source(tags=["v*"], paths=["app/**"], pull_requests={})) == []
    assert found(rule, source(tags=["v*"])) == []
    assert found(rule, source(paths=["app/**"])) == []


def test_it_refuses_both() -> None:
    assert found(rule, source(tags=["v*"], paths=["app/**"])) == ["services.web.source.paths"]
