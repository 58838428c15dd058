from __future__ import annotations

from tests.planning.handmade import elsewhere, plain
from viaduct.planning.lack import Lack, lack_of

GITHUB = {"provider": {"github": [{"owner": "acme"}]}}


def test_who_assumes_no_role_lacks_nothing() -> None:
    assert lack_of(plain("a"), {}, home_only=True) is None


def test_who_assumes_a_role_is_left_if_that_is_asked_for() -> None:
    assert lack_of(elsewhere(plain("a")), {}, home_only=True) is Lack.ROLE
    assert lack_of(elsewhere(plain("a")), {}, home_only=False) is None


def test_github_takes_a_token_that_is_not_empty() -> None:
    assert lack_of(GITHUB, {}, home_only=False) is Lack.TOKEN
    assert lack_of(GITHUB, {"GITHUB_TOKEN": ""}, home_only=True) is Lack.TOKEN
    assert lack_of(GITHUB, {"GITHUB_TOKEN": "x"}, home_only=True) is None
