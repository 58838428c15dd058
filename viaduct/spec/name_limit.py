"""What there is to say of a kind of name; ``limits.py`` has the table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Scope(Enum):
    """Within what a name stands once."""

    WORLD = "the world"
    ACCOUNT = "an account"
    REGION = "an account's region"


@dataclass(frozen=True)
class NameLimit:
    """A kind of name: what it must look like, in words and as a whole, its length, its scope, and who says so."""

    kind: str
    form: str
    pattern: str
    min: int
    max: int
    scope: Scope
    source: str
