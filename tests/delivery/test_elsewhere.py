"""What becomes of deliveries to another account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from viaduct.delivery import Provider, alerts, pipeline_of
from viaduct.delivery.dashboard import rows
from viaduct.delivery.elsewhere import actions_elsewhere, artifact_readers, package_readers, stages_elsewhere
from viaduct.delivery.gates import own_alarms
from viaduct.spec import check_text
from viaduct.spec.targets import targets_of

if TYPE_CHECKING:
    from viaduct.spec import System

SPEC = """\
system: demo
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
alerts: {email: [ops@example.com]}
environments:
  staging: {regions: [us-east-1]}
  production: {account: "222222222222", regions: [eu-west-1, us-east-1], rollout: one-region-at-a-time}
services:
  web: {deploy: {kind: codedeploy}, environments: [production]}
  hello: {deploy: {kind: sam}}
  pages: {deploy: {kind: s3}, environments: [production]}
"""
ROLES = "arn:aws:iam::222222222222:role/viaduct/demo"


def system(text: str = SPEC) -> System:
    found, findings = check_text(text)
    assert found is not None, findings
    return found


def test_the_deployments_there_have_a_role_of_the_target_s_own_and_nothing_else_has_one() -> None:
    roles = {
        f"{stage.name}/{each.name}": each.role_arn
        for stage in pipeline_of(system(), "hello").stages
        for each in stage.actions
    }

    assert roles == {
        "Source/Source": None,
        "Build/Build": None,
        "staging/Deploy-us-east-1": None,
        "production-eu-west-1/Deploy-eu-west-1": f"{ROLES}-hello-production-eu-west-1-action",
        "production-us-east-1/Deploy-us-east-1": f"{ROLES}-hello-production-us-east-1-action",
    }


def test_a_target_s_action_role_carries_out_the_actions_of_that_target() -> None:
    at_home, far, _ = targets_of(system(), "hello")

    assert [action.region for action in actions_elsewhere(system(), far)] == ["eu-west-1"]
    assert actions_elsewhere(system(), at_home) == ()


def test_readers_are_those_of_the_region_by_what_they_read() -> None:
    assert artifact_readers(system(), "eu-west-1") == (
        f"{ROLES}-hello-production-eu-west-1-action",
        f"{ROLES}-pages-production-eu-west-1-action",
        f"{ROLES}-web-production-eu-west-1-action",
        f"{ROLES}-web-production-eu-west-1-instance",
    )
    assert package_readers(system(), "us-east-1") == (f"{ROLES}-hello-production-us-east-1-deploy",)


def test_an_account_that_is_home_s_is_not_elsewhere() -> None:
    spelled_out = system(SPEC.replace("222222222222", "111111111111"))

    assert artifact_readers(spelled_out, "eu-west-1") == ()
    assert all(action.role_arn is None for action in pipeline_of(spelled_out, "hello").actions)


def test_failures_there_are_told_from_actions_of_the_stages_there() -> None:
    rules = {rule.what: json.loads(rule.pattern)["detail"] for rule in alerts.messages(system())}

    assert stages_elsewhere(system(), Provider.CODEDEPLOY) == ("production-eu-west-1", "production-us-east-1")
    assert rules["deployment-elsewhere-failed"]["stage"] == ["production-eu-west-1", "production-us-east-1"]
    assert "deployment-failed" not in rules
    assert alerts.forwarding_regions(system()) == ()


def test_alarms_and_metrics_there_are_not_looked_at() -> None:
    assert [own_alarms(system(), at) for at in targets_of(system(), "web")] == [(), ()]
    shown = [json.dumps([each.properties for each in row]) for row in rows(system())]
    assert not [row for row in shown if "production" in row]
    assert "web** runs in other accounts" in shown[2]
