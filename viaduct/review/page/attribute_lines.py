"""Attributes as lines of a patch."""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from itertools import islice
from typing import TYPE_CHECKING, assert_never

from viaduct.review.changes import Known
from viaduct.review.masked import Absent, AfterApply, Secret
from viaduct.review.page.blocks import PatchLine, Sign
from viaduct.review.shown import AFTER_APPLY_WORDS, hidden_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viaduct.review.changes import Attribute, Shown

LONGEST = 200
"""Characters of a value that are shown; of two long ones, those around the first that differs."""

MOST_LINES = 40
"""Lines of a text of many lines that are shown."""

_AROUND = 40
_NAMED = 8


def attribute_lines(attributes: Sequence[Attribute]) -> Iterator[PatchLine]:
    """Each attribute as what goes and what comes; those that are just not known yet in one line at the end."""
    later = [each.path for each in attributes if isinstance(each.after, AfterApply) and not each.forces]
    for each in attributes:
        if each.path not in later:
            yield from _lines(each)
    if later:
        yield PatchLine(Sign.same, f"{AFTER_APPLY_WORDS[1:-1]}: {_some(later)}")


def _some(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _NAMED:,} more" if len(paths) > _NAMED else ""
    return f"{', '.join(filter(None, paths[:_NAMED])) or 'its value'}{more}"


def _lines(attribute: Attribute) -> Iterator[PatchLine]:
    match attribute.before, attribute.after:
        case (Known(text=old), Known(text=new)) if "\n" in old and "\n" in new:
            yield from _text_lines(attribute, old, new)
        case (Known(old, was), Known(new, now)) if was and now and len(old) + len(new) > LONGEST:
            yield from _item_lines(attribute, was, now)
        case (old, new):
            yield from _pair(attribute, old, new)


def _pair(attribute: Attribute, before: Shown, after: Shown) -> Iterator[PatchLine]:
    mark = _mark(attribute)
    start = _first_difference(before, after)
    name = f"{attribute.path} = " if attribute.path else ""
    if not isinstance(before, Absent):
        yield PatchLine(Sign.removed, f"{name}{_value(before, start)}{'' if _comes(after) else mark}")
    if _comes(after):
        yield PatchLine(Sign.added, f"{name}{_value(after, start)}{mark}")


def _comes(after: Shown) -> bool:
    return not isinstance(after, Absent)


def _text_lines(attribute: Attribute, old: str, new: str) -> Iterator[PatchLine]:
    """The lines that differ, each with one around it."""
    yield PatchLine(Sign.same, f"{attribute.path}:{_mark(attribute)}")
    found = list(islice(unified_diff(old.splitlines(), new.splitlines(), n=1, lineterm=""), 3, None))
    signs = {"+": Sign.added, "-": Sign.removed}
    for line in found[:MOST_LINES]:
        text = "..." if line.startswith("@@") else _shortened(line[1:], 0)
        yield PatchLine(signs.get(line[0], Sign.same), f"  {text}")
    if len(found) > MOST_LINES:
        yield PatchLine(Sign.same, f"  ... and {len(found) - MOST_LINES:,} more lines")


def _item_lines(attribute: Attribute, was: Sequence[str], now: Sequence[str]) -> Iterator[PatchLine]:
    """The items of a long list that came or went."""
    gone, come = Counter(was) - Counter(now), Counter(now) - Counter(was)
    order = "" if gone or come else " the same, in another order"
    yield PatchLine(Sign.same, f"{attribute.path}:{order}{_mark(attribute)}")
    for sign, items in ((Sign.removed, gone), (Sign.added, come)):
        yield from (PatchLine(sign, f"  {_shortened(item, 0)}") for item in items.elements())


def _mark(attribute: Attribute) -> str:
    return "  # forces the replacement" if attribute.forces else ""


def _value(shown: Shown, start: int) -> str:
    match shown:
        case Known(text=text):
            return _shortened(text, start) or '""'
        case Secret():
            return hidden_text(shown)
        case AfterApply():
            return AFTER_APPLY_WORDS
        case Absent():
            return ""
        case _:
            assert_never(shown)


def _shortened(text: str, start: int) -> str:
    if len(text) <= LONGEST:
        return text
    begin = max(0, min(start - _AROUND, len(text) - LONGEST))
    end = begin + LONGEST
    left, right = ("... " if begin else ""), (" ..." if end < len(text) else "")
    return f"{left}{text[begin:end]}{right} ({len(text):,} characters)"


def _first_difference(before: Shown, after: Shown) -> int:
    """Where two texts start to differ."""
    if not (isinstance(before, Known) and isinstance(after, Known)):
        return 0
    pairs = enumerate(zip(before.text, after.text, strict=False))
    return next((place for place, (old, new) in pairs if old != new), min(len(before.text), len(after.text)))
