"""AWS takes 50 tags a thing, keys of 128 and values of 256 characters, and keeps ``aws:`` for itself.

Four of the 50 are Viaduct's: ``managed-by``, ``system``, ``stack`` and ``Name``.
https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V801"
TITLE = "Tags are what AWS takes"
MOST, KEY, VALUE = 46, 128, 256
SIGNS = re.compile(r"[\w\s+\-=.:/@]*")
ALLOWED = "letters, digits, spaces and + - = . _ : / @"


def check(system: System) -> Iterator[Finding]:
    """Too many tags, and keys and values that AWS refuses."""
    if len(system.tags) > MOST:
        yield Finding(CODE, ("tags",), "too many tags", f"{len(system.tags)}", f"at most {MOST}", "remove some")
    for key, value in system.tags.items():
        path = ("tags", key)
        if key.lower().startswith("aws:"):
            yield Finding(CODE, path, "aws: is AWS's own prefix", key, fix="rename the tag", at_key=True)
        elif not 1 <= len(key) <= KEY or not SIGNS.fullmatch(key):
            got = f"{key[:KEY]} ({len(key)} characters)" if key else '""'
            yield Finding(
                CODE, path, "AWS takes no tag of this name", got, f"1 to {KEY} characters: {ALLOWED}", at_key=True
            )
        if len(value) > VALUE or not SIGNS.fullmatch(value):
            got = f"{value[:60]} ({len(value)} characters)"
            yield Finding(CODE, path, "AWS takes no such value of a tag", got, f"at most {VALUE} characters: {ALLOWED}")
