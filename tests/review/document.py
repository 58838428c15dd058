"""The part of docs/review.md that is made: the comments on the changes that are kept, and the table of gates.

``python -m tests.review.document`` writes it anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.review.building import Json, review
from tests.review.reference_changes import kept
from viaduct.review.gates import MEANINGS
from viaduct.review.markdown import comment
from viaduct.review.page.compose import page_of

PAGE = Path(__file__).parents[2] / "docs" / "review.md"
_PART = re.compile(r"(<!-- made: (?P<name>[a-z-]+) -->\n)(?P<text>.*?)(<!-- end -->\n)", re.DOTALL)


def page(text: str) -> str:
    """The page with its made parts as they are now."""
    parts = {name: comment_on(plans) for name, plans in kept().items()} | {"gates": _gates()}
    return _PART.sub(lambda part: f"{part[1]}\n{parts[part['name']]}\n{part[4]}", text)


def comment_on(plans: dict[str, Json]) -> str:
    """The comment on one change."""
    return comment(page_of(review(**plans), elsewhere="`viaduct review --html` writes all of it"), "viaduct-review")


def write_page() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def _gates() -> str:
    rows = "".join(f"| `{gate}` | {meaning} |\n" for gate, meaning in MEANINGS.items())
    return f"| gate | fires where |\n| --- | --- |\n{rows}"


if __name__ == "__main__":
    write_page()
