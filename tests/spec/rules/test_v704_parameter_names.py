"""Rule V704."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v704_parameter_names as rule


def secret(reference: str) -> dict[str, object]:
    return {"services": {"web": {"build": {"secrets": {"TOKEN": reference}}}}}


def test_it_passes_paths_and_flat_names() -> None:
    for reference in ("ssm:/demo/token", "ssm:token", "secretsmanager:demo/token"):
        assert found(rule, secret(reference)) == []


def test_it_refuses_a_hierarchy_without_its_slash() -> None:
    assert found(rule, secret("ssm:demo/token")) == ["services.web.build.secrets.TOKEN"]
