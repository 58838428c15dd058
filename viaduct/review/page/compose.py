"""A review -> its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.page.blocks import Page
from viaduct.review.page.details import details
from viaduct.review.page.hurting import hurting
from viaduct.review.page.rest import rest
from viaduct.review.page.table import table
from viaduct.review.page.verdict import level_of, summary, verdict

if TYPE_CHECKING:
    from viaduct.review.changes import Review


def page_of(review: Review) -> Page:
    """The whole page, nothing left out."""
    return Page(
        level=level_of(review),
        verdict=verdict(review),
        summary=summary(review),
        sections=(table(review), *hurting(review), *rest(review), *details(review)),
    )
