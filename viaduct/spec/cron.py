"""The cron expressions of deployment windows: six fields or, with the year, seven.

Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-DeploymentWindow.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
WEEKDAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
NO_VALUE = "?"


@dataclass(frozen=True)
class Field:
    """What may stand in a field: numbers or names (the first name is the least number), and ``special`` forms."""

    name: str
    least: int
    most: int
    names: tuple[str, ...] = ()
    special: str = r"(?!)"

    @property
    def allowed(self) -> str:
        """In words."""
        words = f" or {self.names[0]} to {self.names[-1]}" if self.names else ""
        return f"{self.least} to {self.most}{words}, with * , - and /"


DAY = Field("day of the month", 1, 31, special=r"\?|LW?|L-[0-9]{1,2}|[0-9]{1,2}W")
WEEKDAY = Field("day of the week", 1, 7, WEEKDAYS, special=r"\?|L|([1-7]|[A-Z]{3})(L|#[1-5])")
FIELDS = (
    Field("seconds", 0, 0),
    Field("minutes", 0, 59),
    Field("hours", 0, 23),
    DAY,
    Field("month", 1, 12, MONTHS),
    WEEKDAY,
    Field("year", 1970, 2199),
)


@dataclass(frozen=True)
class Problem:
    """Something in an expression that AWS would not take."""

    message: str
    got: str
    allowed: str


def problem_of(expression: str) -> Problem | None:
    """The first thing that is wrong with the expression."""
    written = expression.upper().split()
    if not len(FIELDS) - 1 <= len(written) <= len(FIELDS):
        allowed = "6 or 7: seconds, minutes, hours, day of the month, month, day of the week, and maybe the year"
        return Problem("a deployment window has another number of fields", f"{len(written)}", allowed)
    for field, text in zip(FIELDS, written, strict=False):
        if not all(_is_item(field, item) for item in text.split(",")):
            return Problem(f"the field for the {field.name} has the wrong form", text, field.allowed)
    if (written[3] == NO_VALUE) == (written[5] == NO_VALUE):
        return Problem(
            "the days are said twice, or not at all", f"{written[3]} and {written[5]}", "? in exactly one of the two"
        )
    return None


def _is_item(field: Field, item: str) -> bool:
    """``*``, a value or a range, with or without steps; or one of the field's special forms."""
    if re.fullmatch(field.special, item):
        return True
    base, slash, step = item.partition("/")
    if slash and not (re.fullmatch(r"[0-9]{1,2}", step) and int(step) > 0):
        return False
    ends = base.split("-")
    return base == "*" or (len(ends) <= 2 and all(_is_value(field, end) for end in ends))


def _is_value(field: Field, text: str) -> bool:
    return text in field.names or (re.fullmatch(r"[0-9]{1,4}", text) is not None and _is_within(field, int(text)))


def _is_within(field: Field, number: int) -> bool:
    return field.least <= number <= field.most
