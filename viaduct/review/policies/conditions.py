"""Conditions of statements: which is weaker than which.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_network

from viaduct.review.policies.globs import covers

_LIKE = frozenset({"StringLike", "ArnLike", "ArnEquals"})
_SAME = frozenset(
    {"StringEquals", "StringEqualsIgnoreCase", "Bool", "NumericEquals", "DateEquals", "BinaryEquals", "Null"}
)
_IF_EXISTS = "IfExists"


@dataclass(frozen=True, order=True)
class Condition:
    """``operator`` on a key; with more than one value, any of them will do (or none of them, of a negative one)."""

    operator: str
    key: str
    values: tuple[str, ...]

    @property
    def optional(self) -> bool:
        """Whether it holds where the request has no such key."""
        return self.operator.endswith(_IF_EXISTS)

    @property
    def plain(self) -> str:
        """The operator without IfExists."""
        return self.operator.removesuffix(_IF_EXISTS)

    def weaker_than(self, other: Condition) -> bool:
        """Whether this holds wherever the other does. In doubt, no."""
        if self.key.lower() != other.key.lower() or (other.optional and not self.optional):
            return False
        if self.plain == "StringLike" and other.plain == "StringEquals":
            return _all_covered(self, other)
        if self.plain != other.plain:
            return False
        return _no_stronger(self, other)


def weaker(these: tuple[Condition, ...], those: tuple[Condition, ...]) -> bool:
    """Whether all of these hold wherever all of those do."""
    return all(any(each.weaker_than(other) for other in those) for each in these)


def _no_stronger(one: Condition, other: Condition) -> bool:
    """The same for two of one operator."""
    bare = one.plain.rpartition(":")[2]
    if bare in _LIKE:
        return _all_covered(one, other)
    if bare in _SAME:
        return set(other.values) <= set(one.values)
    if bare == "IpAddress":
        return all(any(_inside(inner, outer) for outer in one.values) for inner in other.values)
    if "Not" in bare:
        return set(one.values) <= set(other.values)
    return one.values == other.values


def _all_covered(one: Condition, other: Condition) -> bool:
    return all(any(covers(broad, narrow) for broad in one.values) for narrow in other.values)


def _inside(inner: str, outer: str) -> bool:
    try:
        small, large = ip_network(inner, strict=False), ip_network(outer, strict=False)
    except ValueError:
        return inner == outer
    return small.version == large.version and small.subnet_of(large)  # type: ignore[arg-type]
