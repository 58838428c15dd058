from __future__ import annotations

import re
import struct
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.review.browser import browser, look
from tests.review.building import created, plan, replaced, review, updated
from tests.review.test_markdown import HOSTILE
from viaduct.review.html import html
from viaduct.review.page.compose import page_of

if TYPE_CHECKING:
    from pathlib import Path

VOID = {"meta"}


class Reader(HTMLParser):
    """Every tag and all text; fails where a tag is closed that is not open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self._open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page(value: str = "plain value") -> str:
    before, after = (
        {"name": "p", "stage": [{"name": "Source"}, {"name": "Build", "action": [{"name": "Build", "n": n}]}]}
        for n in (1, 2)
    )
    after["stage"].append({"name": value})  # type: ignore[union-attr]
    shop = plan(
        replaced("aws_s3_bucket.a", {"bucket": value}, {"bucket": "b"}, "bucket"),
        created(f'x_y.b["{value}"]', a=value, script=f"1\n{value}"),
        updated("aws_codepipeline.shop", before, after),
    )
    return html(page_of(review(shop=shop, web=plan())))


def test_the_page_shows_what_the_comment_shows() -> None:
    text = Reader(page()).text
    assert "Look closely: 1 object with data replaced" in text
    assert "aws_s3_bucket.a in shop is replaced; lost: its objects" in text
    assert "Unchanged (1 stack): web" in text
    assert "+ bucket = b  # forces the replacement" in text
    assert "Buildchanged: Build" in text


def test_the_page_needs_nothing_from_anywhere() -> None:
    read = Reader(page())
    assert set(read.tags).isdisjoint({"script", "link", "img", "iframe", "object", "base", "a", "form", "svg"})
    assert read.attributes <= {"lang", "charset", "name", "content", "http-equiv", "class"}
    assert not re.search(r"url\(|@import|https?://", page())
    assert "default-src 'none'" in page()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_value_changes_nothing_but_itself(kind: str) -> None:
    assert Reader(page(HOSTILE[kind])).tags == Reader(page()).tags


@pytest.mark.skipif(browser() is None, reason="no Chromium on this machine")
def test_a_browser_shows_the_page(tmp_path: Path) -> None:
    file = tmp_path / "review.html"
    file.write_text(page(HOSTILE["html"]), encoding="utf-8")
    document, picture = look(file)
    assert Reader(document).tags.count("details") == 1
    assert "Look closely: 1 object with data replaced" in document
    assert "<script" not in document
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == (1000, 1200)
    # An empty page is a few kilobytes.
    assert len(picture) > 20_000
