"""Rule V111."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v111_repository_form as rule

ARN = "arn:aws:codeconnections:us-east-1:111111111111:connection/12345678-1234-1234-1234-123456789012"
NESTED = {"source": {"repository": "acme/shop/api"}}


def test_it_passes_nested_groups_of_gitlab_and_of_a_connection_that_only_its_arn_describes() -> None:
    assert found(rule) == []
    assert found(rule, {**NESTED, "connection": {"provider": "GitLab"}}) == []
    assert found(rule, {**NESTED, "connection": {"arn": ARN}}) == []


def test_it_refuses_them_elsewhere() -> None:
    own = {"services": {"web": {"source": {"repository": "acme/shop/web"}}}}
    assert found(rule, NESTED) == ["source.repository"]
    assert found(rule, {**own, "connection": {"provider": "Bitbucket"}}) == ["services.web.source.repository"]
