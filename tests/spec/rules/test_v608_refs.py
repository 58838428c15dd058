"""Rule V608."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v608_refs as rule


def source(**settings: object) -> dict[str, object]:
    return {"services": {"web": {"source": settings}}}


def test_it_passes_bare_names_and_patterns() -> None:
    assert found(rule, source(tags=["v*", "web/v*", "release-{1,2}.*"])) == []


@pytest.mark.parametrize("tag", ["refs/tags/v*", "refs/heads/main", "/v*", "web/"])
def test_it_refuses_what_no_tag_is_called(tag: str) -> None:
    assert found(rule, source(tags=["v*", tag])) == ["services.web.source.tags[1]"]


def test_it_refuses_branches_of_pull_requests_of_that_form() -> None:
    at = "services.web.source.pull_requests.branches[0]"
    assert found(rule, source(pull_requests={"branches": ["refs/heads/main"]})) == [at]
