from __future__ import annotations

import re

import pytest

from tests.review.document import PAGE, comment_on, page
from tests.review.real_plans import made_once
from tests.review.reference_changes import changes, kept
from viaduct.commands.review import review
from viaduct.review.as_json import as_json
from viaduct.review.review import review as reviewed

ANOTHER = "python -m tests.review.document writes it anew"
# What AWS numbers is another number each time.
NUMBERED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def test_the_page_shows_the_comments_as_they_are() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, ANOTHER


def test_the_page_shows_every_change_that_is_kept() -> None:
    assert set(kept()) == set(re.findall("<!-- made: ([a-z-]+) -->", PAGE.read_text(encoding="utf-8"))) - {"gates"}


def test_the_page_names_every_option() -> None:
    text = PAGE.read_text(encoding="utf-8")
    options = {option for hint in review.__annotations__.values() for option in re.findall(r"'(--[a-z-]+)'", hint)}
    assert {option for option in options if option not in text} == set()
    assert len(options) == 8


def test_the_page_names_every_key_of_the_json() -> None:
    text = PAGE.read_text(encoding="utf-8")
    answer = as_json(reviewed({}), ())
    assert [key for key in answer if f"`{key}`" not in text and f"`{key}[]`" not in text] == []


@pytest.mark.rehearsal
@pytest.mark.parametrize("change", kept())
def test_terraform_still_plans_the_changes_so(change: str) -> None:
    real = made_once("review-reference", changes)[change]
    assert NUMBERED.sub("...", comment_on(real)) == NUMBERED.sub("...", comment_on(kept()[change]))
