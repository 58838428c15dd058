"""Where versions are published, and which: what a person typed, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viaduct.errors import UsageError
from viaduct.spec.limits import BUCKET

# Terraform reads // in a source as the border to a directory in the archive, and ? as the start of its parameters.
_PREFIX = re.compile(r"(?!\.{1,2}(/|$))[A-Za-z0-9._-]+(/(?!\.{1,2}(/|$))[A-Za-z0-9._-]+)*")
_LONGEST_PREFIX = 512

_NUMBER = r"(0|[1-9][0-9]*)"
_IDENTIFIER = r"(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
_VERSION = re.compile(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}(-{_IDENTIFIER}(\.{_IDENTIFIER})*)?")


@dataclass(frozen=True)
class Library:
    """A bucket, and what all keys in it start with; the prefix has no slash at its ends and may be empty."""

    bucket: str
    prefix: str

    @property
    def start(self) -> str:
        """The prefix as keys begin with it: with its slash, or empty."""
        return f"{self.prefix}/" if self.prefix else ""

    def archive(self, module: str, version: str) -> str:
        """The key of a module's archive."""
        return f"{self.start}{module}/{version}.zip"

    def manifest(self, version: str) -> str:
        """The key of the object that makes a version published."""
        return f"{self.start}{version}.json"

    def url(self, key: str = "") -> str:
        """An object, or the library itself, as the AWS CLI writes it."""
        return f"s3://{self.bucket}/{key or self.prefix}"


def parse_library(text: str) -> Library:
    """The library behind ``s3://bucket`` or ``s3://bucket/prefix``.

    Raises:
        UsageError: that is no such URL, or S3 or Terraform could not use it.
    """
    scheme, separator, rest = text.partition("://")
    bucket, _, prefix = rest.partition("/")
    prefix = prefix.removesuffix("/")
    if scheme != "s3" or not separator:
        raise UsageError(f"--publish takes s3://BUCKET/PREFIX; got {text}")
    if not (BUCKET.min <= len(bucket) <= BUCKET.max and re.fullmatch(BUCKET.pattern, bucket)):
        raise UsageError(f"--publish {text}: {bucket!r} can't be the name of a bucket: {BUCKET.form} ({BUCKET.source})")
    if prefix and not (len(prefix) <= _LONGEST_PREFIX and _PREFIX.fullmatch(prefix)):
        form = f"letters, digits and . _ - between single slashes, at most {_LONGEST_PREFIX} characters"
        raise UsageError(f"--publish {text}: {prefix!r} can't be the prefix: {form}")
    return Library(bucket, prefix)


def parse_version(text: str) -> str:
    """The version itself, if it is one: X.Y.Z, or X.Y.Z-PRERELEASE.

    Build metadata (``+...``) is left out: versions that differ in nothing else have the same precedence
    (https://semver.org/spec/v2.0.0.html#spec-item-10), and Terraform fetches by the exact key anyway.

    Raises:
        UsageError: it is none.
    """
    if _VERSION.fullmatch(text):
        return text
    hint = f"; leave out the {text[0]}" if _VERSION.fullmatch(text[1:]) else ""
    raise UsageError(f"--version takes X.Y.Z or X.Y.Z-PRERELEASE, as semver.org has it; got {text}{hint}")
