from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.building import created, destroyed, plan, resource, review, updated
from tests.review.rendered import structure, tokens
from viaduct.review.markdown import LIMIT, comment
from viaduct.review.page.compose import page_of

MARKER = "viaduct-review"
ELSEWHERE = "all of it is at <https://example.com/run>"


def fitted(limit: int = LIMIT, **plans: dict[str, object]) -> str:
    return comment(page_of(review(**plans), elsewhere=ELSEWHERE), MARKER, limit)


def many(number: int, size: int = 100) -> dict[str, object]:
    entries = [created(f"aws_sqs_queue.q{each:04}", name=f"demo-{each}", note="é" * size) for each in range(number)]
    return plan(destroyed("aws_s3_bucket.last", bucket="demo"), *entries)


def test_a_comment_of_300_objects_fits_and_says_what_is_not_there() -> None:
    text = fitted(shop=many(300))
    assert 0.9 * LIMIT < len(text.encode()) <= LIMIT
    assert "- `aws_s3_bucket.last` in `shop` is **destroyed**" in text
    assert "aws_sqs_queue.q0000 is made" in text
    assert "aws_sqs_queue.q0299" not in text
    dropped = 301 - text.count("```diff")
    assert f"*{dropped} objects more: left out here, for want of space; {ELSEWHERE}*" in text


def test_what_fits_is_whole() -> None:
    assert "left out" not in fitted(shop=many(50))


def test_whole_stacks_are_named_that_are_left_out() -> None:
    text = fitted(**{f"stack-{number:03}": many(20, 400) for number in range(40)})
    assert len(text.encode()) <= LIMIT
    assert "Left out here, for want of space: the details of `stack-0" in text
    assert f" sections more; {ELSEWHERE}." in text
    assert all(f"| `stack-{number:03}` |" in text for number in range(40))


def test_a_thousand_stacks_fit() -> None:
    text = fitted(**{f"a-stack-with-a-rather-long-name-{number:04}": many(1) for number in range(1000)})
    assert len(text.encode()) <= LIMIT
    assert "stacks more: left out here" in text


def test_one_huge_value_is_left_out_whole_and_the_rest_is_there() -> None:
    lines = "\n".join("x" * 190 for _ in range(39))
    huge = updated("x_y.huge", {f"a{n}": "1\n2" for n in range(30)}, {f"a{n}": f"{n}\n{lines}" for n in range(30)})
    text = fitted(shop=plan(huge, created("x_y.small", a=1)))
    assert "x_y.small is made" in text
    assert "x_y.huge is changed" not in text
    assert "*1 object more: left out here" in text


def test_a_comment_that_is_cut_is_still_whole_markdown() -> None:
    text = fitted(shop=many(300))
    opened = [token.content.count("<details>") - token.content.count("</details>") for token in tokens(text)]
    assert sum(opened) == 0
    assert ("fence", "") in structure(text)


@settings(max_examples=25)
@given(limit=st.integers(6_000, 30_000), size=st.integers(1, 300), moves=st.integers(0, 60))
def test_every_limit_is_kept(limit: int, size: int, moves: int) -> None:
    moved = [resource(f"x_y.new{n}", "no-op", previous_address=f"x_y.old{n}") for n in range(moves)]
    text = fitted(limit, shop=many(size, 20), web=plan(*moved), api=plan())
    assert len(text.encode()) <= limit


@pytest.mark.parametrize("number", [10, 11])
def test_a_long_list_is_folded(number: int) -> None:
    moved = [resource(f"x_y.new{n}", "no-op", previous_address=f"x_y.old{n}") for n in range(number)]
    text = fitted(web=plan(*moved))
    assert ("#### Moved" in text) is (number == 10)
    assert ("<summary><b>Moved</b> (11 moves)</summary>" in text) is (number == 11)
