"""Rule V110."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v110_hosts as rule

HOST = {"url": "https://git.example.com"}
ARN = "arn:aws:codeconnections:us-east-1:111111111111:connection/12345678-1234-1234-1234-123456789012"


@pytest.mark.parametrize("provider", ["GitHubEnterpriseServer", "GitLabSelfManaged"])
def test_it_passes_a_self_managed_provider_with_its_host(provider: str) -> None:
    assert found(rule, {"connection": {"provider": provider, "host": HOST}}) == []


@pytest.mark.parametrize("provider", ["GitHub", "GitLab", "Bitbucket"])
def test_it_passes_the_other_providers_without_one(provider: str) -> None:
    assert found(rule, {"connection": {"provider": provider}}) == []


def test_it_passes_a_self_managed_provider_by_arn() -> None:
    assert found(rule, {"connection": {"provider": "GitHubEnterpriseServer", "arn": ARN}}) == []


@pytest.mark.parametrize(
    "connection", [{"provider": "GitHubEnterpriseServer"}, {"provider": "GitLab", "host": HOST}, {"host": HOST}]
)
def test_it_refuses_a_host_that_is_missing_or_too_many(connection: dict[str, object]) -> None:
    (at,) = found(rule, {"connection": connection})
    assert at == "connection.host"


def test_it_refuses_a_host_beside_an_arn() -> None:
    connection = {"provider": "GitHubEnterpriseServer", "host": HOST, "arn": ARN}
    assert found(rule, {"connection": connection}) == ["connection.host"]
