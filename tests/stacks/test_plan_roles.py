"""The roles that workflows on GitHub plan and apply with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from modules.github_roles.reading import READS
from tests import specs
from tests.synthesis import synthesized
from viaduct.sealing.envelope import PLANS, PURPOSE

if TYPE_CHECKING:
    from tests.synthesis import Stack, Synthesis

pytestmark = pytest.mark.synth

SPEC = specs.EXAMPLES["github"].read_text(encoding="utf-8")
PROVIDER = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
STATE = "arn:aws:s3:::ship-terraform-state-111111111111"
# What reads, copies or decrypts what is stored in a thing.
DATA = ("s3:GetObject", "kms:Decrypt", "ssm:", "secretsmanager:", "logs:GetLog", "ecr:BatchGet", "codecommit:GitPull")
# A bucket's settings are read together.
OF_BUCKETS = "aws_s3_bucket"


@pytest.fixture(scope="module")
def stack(examples: dict[str, Synthesis]) -> Stack:
    return examples["github"].stacks["plan-roles"]


def statements(stack: Stack, purpose: str) -> dict[str, dict[str, Any]]:
    policy = json.loads(stack.resource(f"aws_iam_role_policy.{purpose}")["policy"])
    return {each["Sid"]: each for each in policy["Statement"]}


def trust(stack: Stack, purpose: str) -> dict[str, Any]:
    (statement,) = json.loads(stack.resource(f"aws_iam_role.{purpose}")["assume_role_policy"])["Statement"]
    return dict(statement)


@pytest.mark.parametrize(("purpose", "context"), [("plan", "pull_request"), ("apply", "environment:production")])
def test_a_role_trusts_whole_subjects_of_one_repository_in_both_forms(stack: Stack, purpose: str, context: str) -> None:
    trusted = trust(stack, purpose)

    assert trusted["Principal"] == {"Federated": PROVIDER}
    assert trusted["Action"] == ["sts:AssumeRoleWithWebIdentity"]
    assert trusted["Condition"] == {
        "StringEquals": {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": [
                f"repo:acme/shop:{context}",
                f"repo:acme@123456/shop@456789:{context}",
            ],
        }
    }


def test_without_the_numbers_only_the_older_form_is_trusted() -> None:
    unnumbered = synthesized(SPEC.replace("  ids: {owner: 123456, repository: 456789}\n", ""))
    (claims,) = trust(unnumbered.stacks["plan-roles"], "plan")["Condition"].values()

    assert claims["token.actions.githubusercontent.com:sub"] == ["repo:acme/shop:pull_request"]


def test_the_provider_is_made_before_the_roles_without_thumbprints(stack: Stack) -> None:
    provider = stack.resource("aws_iam_openid_connect_provider.github")

    assert provider["url"] == "https://token.actions.githubusercontent.com"
    assert provider["client_id_list"] == ["sts.amazonaws.com"]
    assert "thumbprint_list" not in provider
    for purpose in ("plan", "apply"):
        assert stack.resource(f"aws_iam_role.{purpose}")["depends_on"] == ["aws_iam_openid_connect_provider.github"]


def test_a_provider_that_exists_is_not_made_again() -> None:
    given = SPEC.replace("github:\n", f"github:\n  oidc_provider: {PROVIDER}\n")
    roles = synthesized(given).stacks["plan-roles"]

    assert "aws_iam_openid_connect_provider" not in roles.document["resource"]
    assert trust(roles, "plan")["Principal"] == {"Federated": PROVIDER}
    assert "depends_on" not in roles.resource("aws_iam_role.plan")


def test_a_plan_reads_state_and_writes_nothing(stack: Stack) -> None:
    own = statements(stack, "plan")

    assert set(own) == {"FindState", "ReadState", "DecryptState", "SealPlans", "ReadSettings", "ReadBuckets"}
    assert own["FindState"]["Resource"] == [STATE]
    assert (own["ReadState"]["Action"], own["ReadState"]["Resource"]) == (["s3:GetObject"], [f"{STATE}/ship/*.tfstate"])
    verbs = {action.split(":")[1] for sid, each in own.items() if sid != "SealPlans" for action in each["Action"]}
    assert not [verb for verb in verbs if not verb.startswith(("Get", "List", "Describe", "BatchGet", "Decrypt"))]


@pytest.mark.parametrize("purpose", ["plan", "apply"])
def test_what_is_stored_in_things_is_not_read_but_for_state(stack: Stack, purpose: str) -> None:
    for sid, statement in statements(stack, purpose).items():
        read = [action for action in statement["Action"] if action.startswith(DATA)]
        assert not read or sid in {"ReadState", "DecryptState", "UnsealPlans", "LockState"}, sid


def test_the_key_of_state_is_used_for_that_alone(stack: Stack) -> None:
    for sid, action in (("DecryptState", "kms:Decrypt"), ("EncryptState", "kms:GenerateDataKey")):
        use = statements(stack, "apply")[sid]
        assert use["Action"] == [action]
        assert use["Condition"] == {
            "ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/ship-terraform-state"},
            "StringEquals": {"kms:ViaService": ["s3.us-east-1.amazonaws.com"]},
        }


def test_an_apply_may_take_as_long_as_a_job_and_a_plan_an_hour(stack: Stack) -> None:
    assert stack.resource("aws_iam_role.apply")["max_session_duration"] == 6 * 3600
    assert "max_session_duration" not in stack.resource("aws_iam_role.plan")


def test_a_plan_seals_what_only_an_apply_opens(stack: Stack) -> None:
    conditions = {
        "ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/ship-terraform-state"},
        "StringEquals": {f"kms:EncryptionContext:{PURPOSE}": PLANS},
    }
    for purpose, sid, action in (
        ("plan", "SealPlans", "kms:GenerateDataKey"),
        ("apply", "SealPlans", "kms:GenerateDataKey"),
        ("apply", "UnsealPlans", "kms:Decrypt"),
    ):
        use = statements(stack, purpose)[sid]
        assert (use["Action"], use["Condition"]) == ([action], conditions)


def test_an_apply_writes_states_and_deletes_nothing_but_locks(stack: Stack) -> None:
    own, planned = statements(stack, "apply"), statements(stack, "plan")

    assert {sid: own[sid] for sid in planned} == planned
    assert set(own) - set(planned) == {"UnsealPlans", "WriteState", "LockState", "EncryptState"}
    assert own["WriteState"]["Action"] == ["s3:PutObject"]
    assert own["WriteState"]["Resource"] == [f"{STATE}/ship/*.tfstate"]
    assert own["LockState"]["Action"] == ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    assert own["LockState"]["Resource"] == [f"{STATE}/ship/*.tfstate.tflock"]


def test_each_role_has_the_policies_that_it_is_given_and_the_boundary(stack: Stack) -> None:
    attached = stack.kind("aws_iam_role_policy_attachment")

    assert {name: (each["role"], each["policy_arn"]) for name, each in attached.items()} == {
        "plan_111111111111_read-topics": (
            "${aws_iam_role.plan.name}",
            "arn:aws:iam::111111111111:policy/read-topics",
        ),
        "apply_111111111111_platform_deliver": (
            "${aws_iam_role.apply.name}",
            "arn:aws:iam::111111111111:policy/platform/deliver",
        ),
    }
    boundary = "arn:aws:iam::111111111111:policy/platform/boundary"
    assert stack.resource("aws_iam_role.apply")["permissions_boundary"] == boundary
    assert "permissions_boundary" not in stack.resource("aws_iam_role.plan")


def test_only_an_apply_gets_into_other_accounts() -> None:
    accounts = specs.EXAMPLES["accounts"].read_text(encoding="utf-8")
    roles = synthesized(f"{accounts}github: {{repository: acme/shop}}\n").stacks["plan-roles"]
    assumed = {
        each.provider["assume_role"][0]["role_arn"]
        for each in synthesized(accounts).stacks.values()
        if "assume_role" in each.provider
    }

    assert "ActInOtherAccounts" not in statements(roles, "plan")
    assert statements(roles, "apply")["ActInOtherAccounts"]["Resource"] == sorted(assumed)


def test_a_plan_may_read_every_type_that_is_emitted(systems: dict[str, Synthesis]) -> None:
    documents = [stack.document for each in systems.values() for stack in each.stacks.values()]
    emitted = {kind for document in documents for kind in document["resource"]}
    emitted |= {f"data.{kind}" for document in documents for kind in document.get("data", {})}

    unread = {kind for kind in emitted if not kind.startswith(OF_BUCKETS)} - {"data.terraform_remote_state"}
    assert unread == set(READS), "see what a plan with TF_LOG_PROVIDER=DEBUG calls, and say it in READS"


def test_buckets_that_a_plan_reads_are_all_of_the_system_s(examples: dict[str, Synthesis], stack: Stack) -> None:
    (pattern,) = statements(stack, "plan")["ReadBuckets"]["Resource"]
    made = [body["bucket"] for _, body in examples["github"].all("aws_s3_bucket")]

    assert made
    assert all(f"arn:aws:s3:::{name}".startswith(pattern.removesuffix("*")) for name in made)


def test_a_system_without_github_has_none_of_it(one_region: Synthesis) -> None:
    assert "plan-roles" not in one_region.stacks
