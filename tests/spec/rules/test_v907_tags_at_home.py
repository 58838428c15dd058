"""Rule V907."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v907_tags_at_home as rule


def in_account(account: str) -> dict[str, object]:
    deploy = {**FLEET["deploy"], "tags": {"Role": "web"}}
    return {"services": {"web": {"deploy": deploy}}, "environments": {"staging": {"account": account}}}


def test_it_passes_home() -> None:
    assert found(rule, in_account("111111111111")) == []


def test_it_refuses_other_accounts() -> None:
    assert found(rule, in_account("222222222222")) == ["services.web.deploy.tags"]
