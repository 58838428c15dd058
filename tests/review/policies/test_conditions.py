from __future__ import annotations

import pytest

from viaduct.review.policies.conditions import Condition, weaker


def c(operator: str, *values: str, key: str = "aws:k") -> Condition:
    return Condition(operator, key, values)


@pytest.mark.parametrize(
    ("weak", "strong"),
    [
        (c("StringEquals", "a", "b"), c("StringEquals", "a")),
        (c("StringLike", "a*"), c("StringLike", "ab*")),
        (c("StringLike", "a*"), c("StringEquals", "abc")),
        (c("ArnLike", "arn:aws:iam::*:role/a"), c("ArnLike", "arn:aws:iam::1:role/a")),
        (c("StringNotEquals", "a"), c("StringNotEquals", "a", "b")),
        (c("IpAddress", "10.0.0.0/8"), c("IpAddress", "10.1.0.0/16")),
        (c("StringEqualsIfExists", "a"), c("StringEquals", "a")),
        (c("ForAnyValue:StringLike", "a*"), c("ForAnyValue:StringLike", "ab")),
        (c("Bool", "true", key="AWS:SecureTransport"), c("Bool", "true", key="aws:securetransport")),
        (c("DateGreaterThan", "2020"), c("DateGreaterThan", "2020")),
    ],
)
def test_a_condition_is_weaker(weak: Condition, strong: Condition) -> None:
    assert weaker((weak,), (strong,))
    assert not weaker((strong,), (weak,)) or weaker((weak,), (strong,))


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        (c("StringEquals", "a"), c("StringEquals", "a", "b")),
        (c("StringEquals", "a"), c("StringEqualsIfExists", "a")),
        (c("StringEquals", "a"), c("StringNotEquals", "a")),
        (c("StringEquals", "a", key="aws:x"), c("StringEquals", "a")),
        (c("StringEquals", "ab*"), c("StringLike", "ab*")),
        (c("IpAddress", "10.1.0.0/16"), c("IpAddress", "10.0.0.0/8")),
        (c("DateGreaterThan", "2020"), c("DateGreaterThan", "2019")),
    ],
)
def test_a_condition_is_not_weaker(strong: Condition, weak: Condition) -> None:
    assert not weaker((strong,), (weak,))


def test_no_condition_is_weaker_than_any() -> None:
    assert weaker((), (c("Bool", "true"),))
    assert not weaker((c("Bool", "true"),), ())
