"""Specs of any size, made of ordinary services."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
system: bench
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
environments:
  production: {regions: [us-east-1, eu-west-1]}
services:
"""
PAIR = """\
  web-{number}: {{deploy: {{kind: codedeploy}}}}
  api-{number}: {{deploy: {{kind: sam}}}}
"""


def write_spec(path: Path, pairs: int) -> None:
    """A spec with ``pairs`` of a fleet and a SAM service in two regions: about 92 resources a pair."""
    path.write_text(HEAD + "".join(PAIR.format(number=number) for number in range(pairs)), encoding="utf-8")
