"""Environments in other accounts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.stacks.policies import policies
from viaduct.spec.rules.v122_reader_policies import policy_bytes

if TYPE_CHECKING:
    from tests.synthesis import Stack, Synthesis

pytestmark = pytest.mark.synth

HOME, OTHER = "111111111111", "222222222222"
ROLES = f"arn:aws:iam::{OTHER}:role/viaduct"
DATA = "${data.terraform_remote_state.cross-stack-reference-input-artifacts-eu-west-1.outputs."


@pytest.fixture(scope="module")
def accounts(examples: dict[str, Synthesis]) -> Synthesis:
    return examples["accounts"]


def statement(stack: Stack, address: str, sid: str) -> dict[str, Any]:
    policy = json.loads(stack.resource(address)["policy"])
    (found,) = [each for each in policy["Statement"] if each["Sid"] == sid]
    return dict(found)


def test_the_stacks_of_an_environment_elsewhere_are_made_as_its_role_and_all_others_at_home(
    accounts: Synthesis,
) -> None:
    role = {"role_arn": f"arn:aws:iam::{OTHER}:role/deploy/terraform", "session_name": "viaduct"}
    for name, stack in accounts.stacks.items():
        elsewhere = "-production-" in name
        assert stack.provider["allowed_account_ids"] == [OTHER if elsewhere else HOME], name
        assert stack.provider.get("assume_role") == ([role] if elsewhere else None), name


def test_every_state_is_at_home_and_reached_without_a_role(accounts: Synthesis) -> None:
    for stack in accounts.stacks.values():
        backend = stack.document["terraform"]["backend"]["s3"]
        assert backend["bucket"] == f"atlas-terraform-state-{HOME}"
        assert "assume_role" not in backend


@pytest.mark.parametrize("service", ["api", "shop"])
def test_a_deployment_elsewhere_is_carried_out_with_the_action_role_of_its_target(
    accounts: Synthesis, service: str
) -> None:
    stages = accounts.stacks[f"{service}-pipeline"].resource("aws_codepipeline.pipeline")["stage"]
    roles = {stage["name"]: action.get("role_arn") for stage in stages for action in stage["action"]}

    assert roles.pop("production") == f"{ROLES}/atlas-{service}-production-eu-west-1-action"
    assert set(roles.values()) == {None}


@pytest.mark.parametrize("service", ["api", "shop"])
def test_only_the_pipeline_s_role_assumes_the_action_role(accounts: Synthesis, service: str) -> None:
    role = accounts.stacks[f"{service}-production-eu-west-1"].resource("aws_iam_role.action")
    (trust,) = json.loads(role["assume_role_policy"])["Statement"]

    assert trust["Principal"] == {"AWS": [f"arn:aws:iam::{HOME}:root"]}
    assert trust["Condition"] == {
        "ArnEquals": {"aws:PrincipalArn": [f"arn:aws:iam::{HOME}:role/viaduct/atlas-{service}-pipeline"]}
    }


def test_the_action_role_may_what_the_pipeline_s_role_may_not(accounts: Synthesis) -> None:
    pipeline = accounts.stacks["shop-pipeline"]
    deploy = statement(accounts.stacks["shop-production-eu-west-1"], "aws_iam_role_policy.action", "Deploy")

    assert deploy["Resource"] == [
        f"arn:aws:codedeploy:eu-west-1:{OTHER}:deploymentgroup:atlas-shop-production/atlas-shop-production"
    ]
    assert OTHER not in json.dumps(statement(pipeline, "aws_iam_role_policy.pipeline", "Deploy"))
    assert statement(pipeline, "aws_iam_role_policy.pipeline", "ActInOtherAccounts")["Resource"] == [
        f"{ROLES}/atlas-shop-production-eu-west-1-action"
    ]


def test_the_store_lets_in_exactly_those_that_read_there(accounts: Synthesis) -> None:
    stack = accounts.stacks["artifacts-eu-west-1"]
    api, shop = f"{ROLES}/atlas-api-production-eu-west-1", f"{ROLES}/atlas-shop-production-eu-west-1"
    expected = {
        "aws_s3_bucket_policy.artifacts": [f"{api}-action", f"{shop}-action", f"{shop}-instance"],
        "aws_s3_bucket_policy.packages": [f"{api}-deploy"],
        "aws_kms_key.artifacts": [f"{api}-action", f"{api}-deploy", f"{shop}-action", f"{shop}-instance"],
    }
    for address, roles in expected.items():
        sid = "LetOtherAccountsDecrypt" if "kms" in address else "LetOtherAccountsRead"
        found = statement(stack, address, sid)
        assert found["Principal"] == {"AWS": [f"arn:aws:iam::{OTHER}:root"]}
        assert found["Condition"]["ArnEquals"] == {"aws:PrincipalArn": roles}
        assert not [action for action in found["Action"] if "Put" in action or "Delete" in action]


def test_a_store_that_nobody_elsewhere_reads_lets_nobody_in(accounts: Synthesis) -> None:
    policies_of_home = accounts.files["stacks/artifacts-us-east-1/cdk.tf.json"]

    assert b"LetOtherAccounts" not in policies_of_home


def test_every_role_that_a_store_lets_in_is_made_by_some_stack_of_that_account(accounts: Synthesis) -> None:
    made = {
        f"arn:aws:iam::{stack.provider['allowed_account_ids'][0]}:role{body['path']}{body['name']}"
        for stack in accounts.stacks.values()
        for body in stack.kind("aws_iam_role").values()
    }
    let_in = {
        role
        for policy in policies(accounts)
        for each in policy.statements
        for role in each.get("Condition", {}).get("ArnEquals", {}).get("aws:PrincipalArn", [])
    }

    assert let_in <= made


@pytest.mark.parametrize("service", ["api", "shop"])
def test_the_key_of_a_region_with_an_action_elsewhere_goes_by_its_arn_the_others_by_alias(
    accounts: Synthesis, service: str
) -> None:
    stores = accounts.stacks[f"{service}-pipeline"].resource("aws_codepipeline.pipeline")["artifact_store"]
    keys = {store["region"]: store["encryption_key"]["id"] for store in stores}

    assert keys["us-east-1"] == f"arn:aws:kms:us-east-1:{HOME}:alias/atlas-artifacts"
    assert keys["eu-west-1"].startswith(DATA)
    assert "aws_kms_key" in keys["eu-west-1"]


def test_what_reads_from_home_uses_home_s_key_by_its_alias(accounts: Synthesis) -> None:
    shop, api = accounts.stacks["shop-production-eu-west-1"], accounts.stacks["api-production-eu-west-1"]
    for found in (
        statement(shop, "aws_iam_role_policy.instance", "DecryptReleases"),
        statement(api, "aws_iam_role_policy.deploy", "DecryptPackage"),
    ):
        assert found["Resource"] == [f"arn:aws:kms:eu-west-1:{HOME}:key/*"]
        assert found["Condition"]["ForAnyValue:StringEquals"] == {"kms:ResourceAliases": "alias/atlas-artifacts"}
    fetch = statement(shop, "aws_iam_role_policy.instance", "FetchReleases")
    assert fetch["Condition"] == {"StringEquals": {"aws:ResourceAccount": HOME}}


def test_policies_are_no_longer_than_the_rule_reckons(accounts: Synthesis) -> None:
    for policy in policies(accounts):
        if policy.where.startswith("artifacts-"):
            readers = [
                role
                for each in policy.statements
                for role in each.get("Condition", {}).get("ArnEquals", {}).get("aws:PrincipalArn", [])
            ]
            assert len(policy.text) <= policy_bytes(readers), policy.where


def test_failed_deployments_elsewhere_are_told_from_the_pipeline_s_action(accounts: Synthesis) -> None:
    rules = accounts.stacks["alerts"].kind("aws_cloudwatch_event_rule")
    told = json.loads(rules["deployment-elsewhere-failed"]["event_pattern"])["detail"]

    assert told["stage"] == ["production"]
    assert told["type"] == {"category": ["Deploy"], "provider": ["CodeDeploy"]}
    at_home = json.loads(rules["deployment-failed"]["event_pattern"])["detail"]
    assert at_home["application"] == ["atlas-shop-staging"]
    assert not [name for name in accounts.stacks if name.startswith("alerts-")]


def test_the_dashboard_shows_what_is_at_home(accounts: Synthesis) -> None:
    (board,) = accounts.stacks["alerts"].kind("aws_cloudwatch_dashboard").values()

    assert "atlas-shop-staging" in board["dashboard_body"]
    assert "production" not in board["dashboard_body"]
