"""Characters that can't be seen, or that turn the others around, as what they are."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    """One line in which every character can be seen: line ends, control and bidirectional characters are spelled."""
    return text if text.isascii() and text.isprintable() else "".join(map(_spelled, text))


def _spelled(character: str) -> str:
    if unicodedata.category(character) not in _UNSEEN:
        return character
    return _SHORT.get(character, f"\\u{{{ord(character):x}}}")
