"""Rule V606."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.delivery import PullRequest, Push, Trigger
from viaduct.spec.rules import v606_filters as rule


def test_it_passes_branches_with_paths_and_tags_alone() -> None:
    assert found(rule, {"services": {"web": {"source": {"paths": ["app/**"]}}}}) == []
    assert found(rule, {"services": {"web": {"source": {"tags": ["v*"]}}}}) == []
    assert found(rule, {"services": {"web": {"source": {"pull_requests": {}}}}}) == []
    assert list(rule.problems(GOOD)) == []


@pytest.mark.parametrize(
    "pushes",
    [
        (Push(("main",)),) * 4,
        (Push(("main",), tags=("v*",)),),
        (Push(paths=("app/**",), tags=("v*",)),),
        (Push(paths=("app/**",)),),
        (Push(),),
    ],
)
def test_it_refuses_too_many_filters_mixed_ones_and_empty_ones(pushes: tuple[Push, ...]) -> None:
    bad = pipeline((source(),), (build(),), trigger=Trigger("Source", pushes))
    assert len(list(rule.problems(bad))) == 1


@pytest.mark.parametrize("request_", [PullRequest((), ("OPEN",)), PullRequest(("main",), ())])
def test_it_refuses_pull_requests_into_nothing_and_without_events(request_: PullRequest) -> None:
    bad = pipeline((source(),), (build(),), trigger=Trigger("Source", pull_requests=(request_,)))
    assert len(list(rule.problems(bad))) == 1
