"""Rule V703."""

from __future__ import annotations

import json

import pytest

from tests.spec.rules.helpers import VALID, changed, found
from viaduct.spec import check_text
from viaduct.spec.rules import v703_no_literal_secrets as rule


def build(value: str, name: str = "KEY") -> dict[str, object]:
    return {"services": {"web": {"build": {"environment": {name: value}}}}}


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


@pytest.mark.parametrize("name", ["DB_PASSWORD", "TOKEN", "NPM_TOKEN", "CLIENT_SECRET", "API_KEY", "githubToken_token"])
def test_it_warns_of_a_name_that_promises_a_secret_and_shows_the_other_way(name: str) -> None:
    (finding,) = check_text(json.dumps(changed(VALID, build("hunter2", name))))[1]
    assert (finding.code, finding.severity) == ("V703", "warning")
    assert f"secrets: {{{name}: ssm:/path}}" in finding.fix
    assert "hunter2" not in repr(finding)


@pytest.mark.parametrize("name", ["CACHE_KEY", "PUBLIC_KEY", "TOKEN_URL", "TOKENIZER", "SECRET_NAME", "MONKEY"])
def test_it_passes_names_that_only_mention_secrets(name: str) -> None:
    assert found(rule, build("hunter2", name)) == []


@pytest.mark.parametrize("value", ["", "true", "/demo/npm", "arn:aws:secretsmanager:us-east-1:111111111111:secret:x"])
def test_it_passes_what_only_says_where_a_secret_is(value: str) -> None:
    assert found(rule, build(value, "NPM_TOKEN")) == []
