"""Rule V940."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v940_planned_repository as rule


def test_it_passes_the_repository_of_the_services() -> None:
    assert found(rule, {"github": {}}) == []


def test_it_passes_one_that_is_named_whatever_the_connection() -> None:
    assert found(rule, {"connection": {"provider": "Bitbucket"}, "github": {"repository": "acme/shop"}}) == []


def test_it_passes_a_system_without_github() -> None:
    assert found(rule, {"connection": {"provider": "GitLab"}}) == []


def test_it_refuses_that_none_is_named() -> None:
    web = {"source": {"repository": "acme/web"}}
    assert found(rule, {"source": None, "services": {"web": web}, "github": {}}) == ["github"]


@pytest.mark.parametrize("provider", ["GitLab", "Bitbucket"])
def test_it_refuses_the_repository_of_another_provider(provider: str) -> None:
    assert found(rule, {"connection": {"provider": provider}, "github": {}}) == ["github"]


def test_it_refuses_a_nested_repository() -> None:
    given = {"arn": "arn:aws:codeconnections:us-east-1:111111111111:connection/" + "0" * 36}
    assert found(rule, {"connection": given, "source": {"repository": "a/b/c"}, "github": {}}) == ["github"]
