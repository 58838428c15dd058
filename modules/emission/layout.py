"""How HCL is laid out: the way that ``terraform fmt`` would.

Everything is a list of lines, indented as if it stood at the margin.
Source: https://developer.hashicorp.com/terraform/language/style
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Lines = list[str]
INDENT = "  "
WIDTH = 120
# What a line loses to what it may stand behind: a name, an indentation.
NESTED_WIDTH = 88


def indented(lines: Lines) -> Lines:
    """One step to the right; but for the text of a here document, which keeps its place."""
    return [f"{INDENT}{line}" if line else "" for line in lines]


def joined(*parts: str | Lines) -> Lines:
    """The parts one after the other, the first line of each behind the last of the one before."""
    result = [""]
    for part in parts:
        first, *rest = [part] if isinstance(part, str) else part
        result[-1] += first
        result += rest
    return result


def assignments(entries: Sequence[tuple[str, Lines]]) -> Lines:
    """``name = value`` a line, the signs of neighbours below each other; values of several lines stand apart."""
    result: Lines = []
    for group in _groups(entries):
        width = max(len(name) for name, _ in group)
        for name, value in group:
            result += joined(f"{name.ljust(width)} = ", value)
    return result


def _groups(entries: Sequence[tuple[str, Lines]]) -> list[list[tuple[str, Lines]]]:
    """Neighbours of one line together, each of several lines alone."""
    groups: list[list[tuple[str, Lines]]] = []
    for entry in entries:
        alone = len(entry[1]) > 1
        if groups and not alone and len(groups[-1][-1][1]) == 1:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def arguments(entries: Sequence[tuple[str, Lines]]) -> Lines:
    """The arguments of a block: as ``assignments``, with an empty line around values of several lines."""
    result: Lines = []
    for group in _groups(entries):
        result += [*([""] if result else []), *assignments(group)]
    return result


def mapping(entries: Sequence[tuple[str, Lines]]) -> Lines:
    """An object; a small one on one line."""
    if not entries:
        return ["{}"]
    if len(entries) == 1 and len(entries[0][1]) == 1:
        short = f"{{ {entries[0][0]} = {entries[0][1][0]} }}"
        if len(short) <= NESTED_WIDTH // 2:
            return [short]
    return ["{", *indented(assignments(entries)), "}"]


def sequence(items: Sequence[Lines]) -> Lines:
    """A tuple; on one line where it fits."""
    return _bracketed("[", items, "]")


def call(function: str, *parts: Lines) -> Lines:
    """A call of a function."""
    if len(parts) == 1:
        return joined(f"{function}(", parts[0], ")")
    return _bracketed(f"{function}(", parts, ")")


def _bracketed(opening: str, items: Sequence[Lines], closing: str) -> Lines:
    line = f"{opening}{', '.join(item[0] for item in items)}{closing}"
    if all(len(item) == 1 for item in items) and len(line) <= NESTED_WIDTH:
        return [line]
    if len(items) == 1 and len(items[0]) > 1 and items[0][0] == "{":
        return joined(opening, items[0], closing)
    return [opening, *(line for item in items for line in indented(joined(item, ","))), closing]


def block(header: str, body: Lines) -> Lines:
    """A block with its body."""
    return [f"{header} {{", *indented(body), "}"] if body else [f"{header} {{}}"]


def paragraphs(blocks: Sequence[Lines]) -> Lines:
    """The blocks with an empty line between them."""
    result: Lines = []
    for each in blocks:
        result += [*([""] if result else []), *each]
    return result
