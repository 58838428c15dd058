"""Where two masked values differ, attribute by attribute."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from viaduct.review.masked import ABSENT, AfterApply, Decoded, Secret
from viaduct.review.shown import canonical, is_leaf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Path = tuple[str, ...]

# What tells the elements of a list of blocks apart, the best first.
_NAMES = ("name", "Sid", "sid")
_KEYS = (*_NAMES, "id", "key", "region", "rule_id", "priority", "path")
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(frozen=True)
class Difference:
    """A leaf that differs: a scalar, a list of scalars, or what is hidden or not known yet."""

    path: Path
    before: Any
    after: Any

    @property
    def where(self) -> str:
        """The path as Terraform writes it: ``stage["Build"].action[0].name``."""
        return "".join(self.path).removeprefix(".")

    @property
    def top(self) -> str:
        """The attribute of the object that it is in, or is."""
        return self.path[0].removeprefix(".").removeprefix('["').removesuffix('"]') if self.path else ""


def differences(before: Any, after: Any, path: Path = ()) -> Iterator[Difference]:
    """Every leaf that differs, in the order of the paths; ``ABSENT`` stands for what is not there."""
    if isinstance(before, Decoded) or isinstance(after, Decoded):
        before, after = (each.value if isinstance(each, Decoded) else each for each in (before, after))
    if canonical(before) == canonical(after):
        return
    if (is_leaf(before) and is_leaf(after)) or _opaque(before) or _opaque(after):
        yield Difference(path, before, after)
    elif _both(dict, before, after):
        for name in sorted({*_entries(before), *_entries(after)}):
            here = _entries(before).get(name, ABSENT), _entries(after).get(name, ABSENT)
            yield from differences(*here, (*path, _step(name)))
    elif _both(list, before, after):
        for step, old, new in _pairs(_elements(before), _elements(after)):
            yield from differences(old, new, (*path, step))
    else:
        yield from differences(before, ABSENT, path)
        yield from differences(ABSENT, after, path)


def _opaque(value: Any) -> bool:
    return isinstance(value, Secret | AfterApply)


def _both(kind: type, before: Any, after: Any) -> bool:
    """Whether one is of a kind and the other too, or empty."""
    return (isinstance(before, kind) or _empty(before)) and (isinstance(after, kind) or _empty(after))


def _empty(value: Any) -> bool:
    return value is None or value is ABSENT or value in ([], {})


def _entries(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _elements(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _pairs(before: list[Any], after: list[Any]) -> Iterator[tuple[str, Any, Any]]:
    """Which element became which: by their key, else by place once those that are in both are set aside."""
    key = _key_of(before, after)
    if key:
        old, new = ({str(each[key]): each for each in side} for side in (before, after))
        for name in (*old, *(name for name in new if name not in old)):
            yield f'["{name}"]', old.get(name, ABSENT), new.get(name, ABSENT)
        return
    rest = zip_longest(_without(before, after), _without(after, before), fillvalue=(-1, ABSENT))
    for (was, old_value), (now, new_value) in rest:
        yield f"[{now if now >= 0 else was}]", old_value, new_value


def _key_of(*sides: Sequence[Any]) -> str | None:
    """The first key that all elements of both sides have, each side's once."""
    keys = _KEYS if max(map(len, sides)) > 1 else _NAMES
    return next((key for key in keys if any(sides) and all(_tells_apart(key, side) for side in sides)), None)


def _tells_apart(key: str, side: Sequence[Any]) -> bool:
    values = [each.get(key) if isinstance(each, dict) else None for each in side]
    return len({str(each) for each in values if isinstance(each, str | int) and each != ""}) == len(side)


def _without(side: Sequence[Any], other: Sequence[Any]) -> list[tuple[int, Any]]:
    """The elements, with their places, that the other side doesn't have as often."""
    there = Counter(map(canonical, other))
    kept = []
    for index, each in enumerate(side):
        text = canonical(each)
        if there[text] > 0:
            there[text] -= 1
        else:
            kept.append((index, each))
    return kept


def _step(name: str) -> str:
    return f".{name}" if _PLAIN.fullmatch(name) else f'["{name}"]'
