from __future__ import annotations

from dataclasses import replace

import pytest

from tests.watch.seen import OLD, WAITING
from viaduct.errors import UsageError, WatchError
from viaduct.watch.approvals import Asked, asked, chosen

STAGES = ("Source", "prod-approval", "prod", "prod-eu-approval", "prod-eu-us-east-1")


@pytest.mark.parametrize(
    ("environment", "stages"),
    [
        (None, STAGES),
        ("prod", ("prod-approval", "prod")),
        ("prod-eu", ("prod-eu-approval", "prod-eu-us-east-1")),
        ("staging", ()),
    ],
)
def test_a_stage_is_of_the_environment_with_the_longest_name(environment: str | None, stages: tuple[str, ...]) -> None:
    assert asked(environment, "", ("prod", "prod-eu", "staging"), STAGES).stages == stages


def test_the_one_that_waits_is_found_by_the_beginning_of_its_execution() -> None:
    older = replace(WAITING, execution_id=OLD)
    anywhere = Asked("", ("production-approval",), "bbb")
    assert chosen((WAITING, older), "demo-web", anywhere) is older


def test_none_and_several_are_refused_with_what_waits() -> None:
    with pytest.raises(WatchError, match=r"^demo-web: no approval waits$"):
        chosen((), "demo-web", Asked("", ("production-approval",)))
    with pytest.raises(WatchError, match="no approval waits before staging; waiting: production-approval of execution"):
        chosen((WAITING,), "demo-web", Asked(" before staging", ()))
    with pytest.raises(UsageError, match=r"2 approvals wait: .* Say which with --environment or --execution"):
        chosen((WAITING, WAITING), "demo-web", Asked("", ("production-approval",)))
