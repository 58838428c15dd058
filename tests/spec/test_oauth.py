"""GitHub by OAuth token: one finding that says how to migrate, and never the token."""

from __future__ import annotations

import pytest

from viaduct.spec import check_text
from viaduct.spec.report import line

HEAD = """\
system: demo
home: {account: "111111111111", region: us-east-1}
environments: {staging: {regions: [us-east-1]}}
"""
SERVICE = "services: {web: {source: %s, deploy: {kind: sam}}}\n"
TOKEN = "ghp_0123456789abcdef0123456789abcdef0123"


@pytest.mark.parametrize(
    "text",
    [
        SERVICE % f"{{repository: acme/web, oauth_token: {TOKEN}}}",
        SERVICE % f"{{repository: acme/web, OAuthToken: {TOKEN}}}",
        SERVICE % f"{{kind: GitHub, owner: acme, repo: web, oauth_token: {TOKEN}}}",
        SERVICE % "{repository: acme/web, provider: GitHubV1}",
        SERVICE % "{repository: acme/web, owner: ThirdParty}",
        "source: {repository: acme/web, token: x}\n" + SERVICE % "{}",
        "connection: {provider: GitHubV1}\n" + SERVICE % "{repository: acme/web}",
        f"connection: {{oauth_token: {TOKEN}}}\n" + SERVICE % "{repository: acme/web}",
    ],
)
def test_it_is_refused_once_with_the_way_to_migrate(text: str) -> None:
    (finding,) = check_text(HEAD + text)[1]
    assert finding.code == "V017"
    assert "(version 1) is refused" in finding.message
    assert "repository: owner/name" in finding.fix
    assert TOKEN not in line(finding)


@pytest.mark.parametrize(
    "text",
    [
        SERVICE % "{repository: acme/web, owner: acme}",
        "connection: {provider: GitHubb}\n" + SERVICE % "{repository: acme/web}",
        "services: {web: {source: {repository: acme/web}, build: {token: x}, deploy: {kind: sam}}}\n",
    ],
)
def test_other_mistakes_are_not_taken_for_it(text: str) -> None:
    (finding,) = check_text(HEAD + text)[1]
    assert finding.code in {"V011", "V012"}
