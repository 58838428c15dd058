"""Rule V507."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, GOOD, build, deploy, found, pipeline, source
from viaduct.spec.rules import v507_roles_of_actions as rule

ROLE = "arn:aws:iam::222222222222:role/viaduct/demo-web-staging-us-east-1-action"


def test_it_passes_deployments_with_a_role_of_the_environment_s_account() -> None:
    assert found(rule, {"environments": {"staging": {"account": "222222222222"}}, "services": {"web": FLEET}}) == []
    assert not list(rule.problems(GOOD, set()))


def test_it_refuses_a_build_elsewhere_and_a_role_of_an_account_that_no_environment_has() -> None:
    built = pipeline((source(),), (build(role_arn=ROLE),), (deploy(),))
    deployed = pipeline((source(),), (build(),), (deploy(role_arn=ROLE),))
    assert [finding.got for finding in rule.problems(built, {"222222222222"})] == ["222222222222"]
    assert [finding.got for finding in rule.problems(deployed, {"333333333333"})] == ["222222222222"]
