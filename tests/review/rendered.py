"""A comment as a reader of Markdown takes it apart: what is markup, and what is a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token

VALUES = ("code_inline", "fence")
_OURS = ("text", "html_block", "html_inline")


def tokens(text: str) -> list[Token]:
    """Every token, those within lines too, as GitHub's dialect has them."""
    return [inner for token in _parser().parse(text) for inner in (token, *(token.children or ()))]


def structure(text: str) -> list[tuple[str, str]]:
    """What a comment is made of, without its values."""
    return [(token.type, token.content if token.type in _OURS else "") for token in tokens(text)]


def values(text: str) -> str:
    """What is shown as it is."""
    return "\n".join(token.content for token in tokens(text) if token.type in VALUES)


def html(text: str) -> str:
    """As a browser gets it."""
    return str(_parser().render(text))


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
