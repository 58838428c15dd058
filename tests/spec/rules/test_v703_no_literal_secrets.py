"""Rule V703."""

from __future__ import annotations

import json

import pytest

from tests.spec.rules.helpers import VALID, changed, found
from viaduct.spec import check_text
from viaduct.spec.rules import v703_no_literal_secrets as rule


def build(value: str) -> dict[str, object]:
    return {"services": {"web": {"build": {"environment": {"KEY": value}}}}}


@pytest.mark.parametrize("value", ["production", "https://example.com/a:b@c", "begin", "AKIA", ""])
def test_it_passes_plain_values(value: str) -> None:
    assert found(rule, build(value)) == []


@pytest.mark.parametrize(
    "value",
    [
        "AKIA" + "A" * 16,
        "ghp_" + "a" * 36,
        "github_pat_" + "a" * 30,
        "glpat-" + "a" * 20,
        "npm_" + "a" * 36,
        "xoxb-" + "1" * 12,
        "-----BEGIN RSA PRIVATE KEY-----",
        "postgres://user:word@db.example.com/x",
    ],
)
def test_it_refuses_what_looks_like_a_secret_and_does_not_repeat_it(value: str) -> None:
    assert found(rule, build(value)) == ["services.web.build.environment.KEY"]
    assert value not in repr(check_text(json.dumps(changed(VALID, build(value))))[1])
