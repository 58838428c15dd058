from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viaduct.review.policies.globs import Pattern, covers, overlaps

PATTERNS = st.text("ab*?", max_size=6)


@pytest.mark.parametrize(
    ("broad", "narrow"),
    [
        ("*", "s3:GetObject"),
        ("*", "*"),
        ("s3:*", "s3:Get*"),
        ("s3:Get*", "s3:GetObject"),
        ("s3:Get?bject", "s3:Get?bject"),
        ("s3:Get*", "s3:Get?bject"),
        ("arn:aws:s3:::demo-*", "arn:aws:s3:::demo-a/*"),
        ("a*b*c", "a*b*c"),
        ("a*", "a**"),
        ("*a*", "xay"),
    ],
)
def test_a_broad_pattern_covers_a_narrow_one(broad: str, narrow: str) -> None:
    assert covers(broad, narrow)


@pytest.mark.parametrize(
    ("broad", "narrow"),
    [("s3:Get*", "s3:*"), ("s3:GetObject", "s3:Get*"), ("s3:Get?", "s3:Get*"), ("", "a"), ("ab", "a"), ("a", "?")],
)
def test_a_narrow_pattern_does_not_cover_a_broad_one(broad: str, narrow: str) -> None:
    assert not covers(broad, narrow)


@given(PATTERNS, PATTERNS, st.text("ab", max_size=5))
def test_what_is_covered_is_matched(broad: str, narrow: str, text: str) -> None:
    if covers(broad, narrow) and fnmatchcase(text, narrow):
        assert fnmatchcase(text, broad)


@given(PATTERNS, PATTERNS, st.text("ab", max_size=5))
def test_what_both_match_is_an_overlap(one: str, other: str, text: str) -> None:
    if fnmatchcase(text, one) and fnmatchcase(text, other):
        assert overlaps(one, other)


def test_patterns_apart_do_not_overlap() -> None:
    assert not overlaps("s3:Get*", "s3:Put*")
    assert overlaps("s3:*Object", "s3:Get*")


def test_everything_but_some_is_nearly_everything() -> None:
    but_iam = Pattern("*", ("iam:*",))
    assert Pattern("*").covers(but_iam)
    assert not Pattern("s3:*").covers(but_iam)
    assert but_iam.covers(Pattern("s3:*"))
    assert not but_iam.covers(Pattern("iam:get*"))
    assert not but_iam.covers(Pattern("*"))
    assert but_iam.covers(Pattern("*", ("iam:*", "kms:*")))
    assert not Pattern("*", ("iam:*", "kms:*")).covers(but_iam)
