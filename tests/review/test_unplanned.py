from __future__ import annotations

import pytest

from tests.review.building import Json, created, destroyed, plan
from tests.review.rendered import structure, values
from viaduct.planning.lack import Lack
from viaduct.review import review as reviewed
from viaduct.review.as_json import as_json
from viaduct.review.changes import Review, Unplanned, Why
from viaduct.review.html import html
from viaduct.review.markdown import LIMIT, comment
from viaduct.review.page.compose import page_of
from viaduct.review.plan_json import PlanJson

HARMLESS = plan(created("aws_sns_topic.a", name="a"))
WAITS = Unplanned("web", Why.waits, ("connection",))
LEFT = Unplanned("far", Why.left, lacks=Lack.ROLE)
FAILED = Unplanned("wrong", Why.failed)
APPLIED = Unplanned("done", Why.applied)


def review(*unplanned: Unplanned, **plans: Json) -> Review:
    return reviewed({name: PlanJson.model_validate(each) for name, each in plans.items()}, unplanned)


def text(*unplanned: Unplanned, **plans: Json) -> str:
    return comment(page_of(review(*unplanned, **plans)), "viaduct-review")


def verdict(*unplanned: Unplanned, **plans: Json) -> str:
    return text(*unplanned, **plans).splitlines()[2]


def test_without_any_stack_nothing_changes() -> None:
    assert text() == "<!-- viaduct-review -->\n\n### ⚪ Nothing changes\n\nNo stack is touched by this change.\n"


def test_plans_that_change_nothing_are_not_no_stacks() -> None:
    said = text(a=plan())
    assert "### ⚪ Nothing changes" in said
    assert "No stack is touched" not in said


def test_a_stack_that_could_not_be_planned_is_loud_and_comes_first() -> None:
    both = verdict(FAILED, a=plan(destroyed("aws_s3_bucket.a", bucket="a")))
    assert both == "### 🔴 Look closely: 1 stack that could not be planned and 1 object with data destroyed"
    assert verdict(FAILED) == "### 🔴 Look closely: 1 stack that could not be planned"


def test_what_is_not_planned_yet_is_worth_a_look_even_if_nothing_else_changes() -> None:
    assert verdict(WAITS, LEFT, a=HARMLESS) == "### 🟠 Look closely: 2 stacks not planned yet"
    assert verdict(LEFT) == "### 🟠 Look closely: 1 stack not planned yet"
    assert verdict(APPLIED, a=HARMLESS) == "### 🟢 Nothing found that can hurt"


def test_each_reason_has_a_line_below_the_verdict_the_worst_first() -> None:
    lines = text(APPLIED, LEFT, WAITS, Unplanned("b", Why.left, lacks=Lack.TOKEN), FAILED, a=HARMLESS).splitlines()
    assert lines[4:15:2] == [
        "1 of 1 stack has changes: 1 to create.",
        "**Not reviewed, as planning failed** (1 stack): `wrong`",
        "**Not planned yet**, until others are applied (1 stack): `web` after `connection`",
        "**Not planned yet**, for want of GITHUB_TOKEN, a token that may administer the repository (1 stack): `b`",
        "**Not planned yet**, for want of a role of another account (1 stack): `far`",
        "Applied already (1 stack): `done`",
    ]


def test_the_same_stacks_in_another_order_give_the_same_bytes() -> None:
    assert text(WAITS, LEFT, FAILED) == text(FAILED, WAITS, LEFT)


@pytest.mark.parametrize("name", ["</details>", "@octocat", "`a`", "[a](https://example.com)", "a\nb", "**a**"])
def test_no_name_does_anything_in_a_comment(name: str) -> None:
    hostile = text(Unplanned(name, Why.waits, (name,)))
    assert structure(hostile) == structure(text(Unplanned("a", Why.waits, ("b",))))
    assert name.replace("\n", r"\n") in values(hostile)


def test_of_very_many_some_are_named() -> None:
    many = [Unplanned(f"s{number:03}", Why.waits, tuple(f"u{each}" for each in range(50))) for number in range(900)]
    said = text(*many)
    assert "`s029` after `u0`, `u1`, `u2`, `u3`, `u4` and 45 more and 870 more" in said
    assert len(said.encode()) < LIMIT


def test_a_page_and_json_have_it_too() -> None:
    found = review(WAITS, LEFT, a=HARMLESS)
    assert "<b>Not planned yet</b>, until others are applied (1 stack): <code>web</code>" in html(page_of(found))
    assert as_json(found, ())["unplanned"] == [
        {"stack": "web", "why": "waits", "waits_for": ["connection"], "lacks": None},
        {"stack": "far", "why": "left", "waits_for": [], "lacks": "a role of another account"},
    ]
