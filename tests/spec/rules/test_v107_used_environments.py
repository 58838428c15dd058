"""Rule V107."""

from __future__ import annotations

import json

from tests.spec.rules.helpers import VALID, changed, found
from viaduct.spec import check_text
from viaduct.spec.rules import v107_used_environments as rule

UNUSED = {"environments": {"spare": {"regions": ["us-east-1"]}}, "services": {"web": {"environments": ["staging"]}}}


def test_it_passes_environments_that_a_service_goes_to() -> None:
    assert found(rule) == []


def test_it_refuses_nothing_but_warns_of_one_that_none_goes_to() -> None:
    assert found(rule, UNUSED) == ["environments.spare"]
    system, findings = check_text(json.dumps(changed(VALID, UNUSED)))
    assert system is not None
    assert [finding.severity for finding in findings] == ["warning"]
