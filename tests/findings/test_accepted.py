from __future__ import annotations

from typing import get_args

import pytest

from tests import specs
from tests.findings.accepted import Finding, Tool, accepted, assert_accepted

SYSTEMS = {"reference", "given-network", "three-regions", "one_region", "waves", *specs.EXAMPLES}
APPLICATIONS = {"hello", "product", "web"}


def seen_in(system: str) -> set[Finding]:
    """A finding for each entry of checkov's that is seen there."""
    entries = [each for each in accepted("checkov") if each.seen == system]
    return {Finding(each.check, each.on.replace(r"\.", ".").replace(".*", ".x")) for each in entries}


def test_what_is_listed_passes() -> None:
    assert_accepted("checkov", "reference", seen_in("reference"))


def test_a_finding_that_is_not_listed_fails() -> None:
    new = Finding("CKV_AWS_1", "aws_s3_bucket.artifacts")
    with pytest.raises(AssertionError, match=r"what accepted\.yaml does not list:\nCKV_AWS_1 on"):
        assert_accepted("checkov", "reference", {*seen_in("reference"), new})


def test_an_entry_that_is_not_found_where_it_is_said_to_be_seen_fails() -> None:
    with pytest.raises(AssertionError, match="no longer finds in reference"):
        assert_accepted("checkov", "reference", set())


@pytest.mark.parametrize("tool", get_args(Tool))
def test_every_entry_has_its_reason_and_names_what_shows_it(tool: Tool) -> None:
    for entry in accepted(tool):
        assert entry.because.strip().endswith((".", ".html")), entry
        assert entry.seen in SYSTEMS | APPLICATIONS, entry
