"""A review -> its page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from viaduct.review.page.blocks import Code, Page, Strong, Text
from viaduct.review.page.details import details
from viaduct.review.page.hurting import hurting, other_policies
from viaduct.review.page.pictures import pictures
from viaduct.review.page.rest import rest
from viaduct.review.page.table import table
from viaduct.review.page.unplanned import unplanned
from viaduct.review.page.verdict import level_of, summary, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.review.changes import Review
    from viaduct.review.gates import Fired
    from viaduct.review.page.blocks import Line


def page_of(review: Review, fired: Sequence[Fired] = (), elsewhere: str = "") -> Page:
    """The whole page, nothing left out; ``elsewhere`` says where it can be read once something is."""
    worst_first = (hurting, pictures, rest, other_policies, details)
    return Page(
        level=level_of(review),
        verdict=verdict(review),
        summary=(*summary(review), *unplanned(review), *_stopped(fired)),
        sections=(table(review), *(section for part in worst_first for section in part(review))),
        elsewhere=elsewhere,
    )


def _stopped(fired: Sequence[Fired]) -> tuple[Line, ...]:
    """Why the check fails."""
    counts = Counter(each.gate for each in fired)
    parts = [part for gate, number in counts.items() for part in (Text(", "), Code(gate), Text(f" ({number:,})"))]
    return ((Strong("The check fails on"), Text(" "), *parts[1:]),) if parts else ()
