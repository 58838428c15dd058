"""The permissions against parliament's table of AWS's actions, resources and condition keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from parliament import analyze_policy_string

from tests import specs
from tests.findings.accepted import Finding, assert_accepted
from tests.stacks.policies import policies

if TYPE_CHECKING:
    from tests.synthesis import Synthesis

pytestmark = pytest.mark.synth

# An ARN that AWS gives and Terraform fills in.
REFERENCE = re.compile(r"\$\{[^}]*\}")
SYSTEMS = ("reference", "one_region", "waves", *specs.EXAMPLES)
CONNECTION = "arn:aws:codestar-connections:us-east-1:111111111111:connection/12345678"


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_linter_finds_nothing_that_is_not_accepted(systems: dict[str, Synthesis], name: str) -> None:
    found = [
        Finding(each.issue, _told(each))
        for policy in policies(systems[name])
        if policy.kind in {"inline", "managed"}
        for each in analyze_policy_string(
            REFERENCE.sub(CONNECTION, policy.text), include_community_auditors=True
        ).findings
    ]
    assert_accepted("parliament", name, found)


def _told(finding: Any) -> str:
    """What it says, and of which words or actions of the policy."""
    where = finding.location
    words = [finding.detail, where.get("string", ""), *sorted(where.get("actions", ()))]
    return " ".join(str(word) for word in words if word)
