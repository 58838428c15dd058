"""Least privilege: what no policy may say, and what each may say only with a reason."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from tests import specs
from tests.stacks.policies import Grant, Kind, Policy, grants, policies
from tests.synthesis import ROOT, synthesized

if TYPE_CHECKING:
    from tests.synthesis import Synthesis

pytestmark = pytest.mark.synth

# Characters, of all inline policies of a role together and of any other one; KMS and S3 count in KiB.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
# https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html
# https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
MOST: dict[Kind, int] = {
    "inline": 10_240,
    "managed": 6_144,
    "trust": 2_048,
    "key": 32_768,
    "bucket": 20_480,
    "topic": 30_720,
    "log": 5_120,
}
DOCUMENT = ROOT / "docs" / "iam.md"

ANY_RESOURCE = {
    "aws_iam_role_policy.deploy: FindTaggedInstances": "AWS supports no resource for these Describe actions",
    "aws_iam_role_policy.deploy: FindWhatToCopy": "AWS supports no resource for these Describe actions",
    "aws_iam_role_policy.deploy: FindInstances": "AWS supports no resource for these Describe actions",
    "aws_iam_role_policy.build: SignInToRegistry": "AWS supports no resource for a token of ECR",
    "aws_iam_policy.boundary: SignInToRegistry": "AWS supports no resource for a token of ECR",
    "aws_iam_role_policy.deploy: Given1": "AWS supports no resource for what the samples have there, and say so",
    "aws_iam_role_policy.build: FindNetwork": "AWS supports no resource for these Describe actions",
    "aws_iam_role_policy.action_types: SignInToRegistry": "a token for a registry has no resource",
    "aws_iam_role_policy.instance: OpenSessions": "Session Manager's channels have no resource",
    "aws_iam_role_policy.plan: ReadSettings": "most are listings, and the names of what is to come are not known yet",
    "aws_iam_role_policy.apply: ReadSettings": "as for the plan",
    "aws_iam_policy.boundary: WriteTraces": "X-Ray supports no resource; and a boundary gives nothing by itself",
    "aws_kms_key.artifacts: LeaveToIam": "in a key policy, * is the key that the policy belongs to",
    "aws_kms_key.artifacts: LetOtherAccountsDecrypt": "in a key policy, * is the key that the policy belongs to",
    "aws_kms_key.alerts: LeaveToIam": "in a key policy, * is the key that the policy belongs to",
    "aws_kms_key.alerts: EncryptEvents": "in a key policy, * is the key that the policy belongs to",
}
ALL_OF_A_KIND = {
    "aws_iam_role_policy.deploy: Given2": "what app/product makes of a network has no name or tag yet",
    "aws_iam_role_policy.deploy: Given7": "DescribeLogGroups lists: its resource is the region's log groups",
    "aws_iam_role_policy.deploy: FindLogGroups": "DescribeLogGroups lists: its resource is the region's log groups",
    "aws_iam_role_policy.deploy: MakeApis": "API Gateway numbers APIs itself: there is no name to narrow by",
    "aws_iam_role_policy.deploy: ReadAlarms": "CodeDeploy asks for alarms by a list of names: it is a listing",
    "aws_iam_role_policy.build: MakeInterface": "EC2 numbers interfaces; the subnets and groups beside it narrow it",
    "aws_iam_role_policy.instance: Register": "an instance reports itself, and EC2 numbers instances",
    "aws_iam_role_policy.pipeline: ReadDeploymentConfig": "AWS's own configurations are read by name; nothing secret",
    "aws_iam_role_policy.action: ReadDeploymentConfig": "as for the pipeline",
}
OF_ANOTHER_ACCOUNT = {
    "aws_iam_role_policy.pipeline: ActInOtherAccounts": "the roles that its actions are carried out with there",
    "aws_iam_role_policy.action: DecryptArtifacts": "artifacts, and the key to them, are in the home account",
    "aws_iam_role_policy.instance: DecryptReleases": "as for the action",
    "aws_iam_role_policy.deploy: DecryptPackage": "packages are under the same key",
}
EVERY_ACTION = {
    "aws_kms_key.artifacts: LeaveToIam": "leaves the say to IAM: https://docs.aws.amazon.com/kms/latest/"
    "developerguide/key-policy-default.html",
    "aws_kms_key.alerts: LeaveToIam": "as for artifacts",
    "aws_s3_bucket_policy.artifacts: DenyInsecureTransport": "a Deny takes away as much as it can",
    "aws_s3_bucket_policy.site: DenyInsecureTransport": "a Deny takes away as much as it can",
    "aws_s3_bucket_policy.packages: DenyInsecureTransport": "a Deny takes away as much as it can",
}
OF_NO_ACCOUNT = ("::image/", "::parameter/aws/")
LOOSENING = {
    "iam:CreatePolicyVersion",
    "iam:DeletePolicy",
    "iam:DeleteRolePermissionsBoundary",
    "iam:SetDefaultPolicyVersion",
}
OF_EVERY_PIPELINE = {"s3", "kms"}
OF_PROVIDER = {
    "CodeStarSourceConnection": {"codeconnections", "codestar-connections"},
    "CodeCommit": {"codecommit"},
    "S3": {"s3", "kms"},
    "ECR": {"ecr"},
    "CodeBuild": {"codebuild"},
    "Manual": set[str](),
    "CodeDeploy": {"codedeploy"},
    "CloudFormation": {"cloudformation", "iam"},
    "Lambda": {"lambda"},
}


@pytest.fixture(scope="module")
def every_policy(systems: dict[str, Synthesis]) -> list[Policy]:
    return [policy for synthesis in systems.values() for policy in policies(synthesis)]


@pytest.fixture(scope="module")
def every_grant(systems: dict[str, Synthesis]) -> list[Grant]:
    return [grant for synthesis in systems.values() for grant in grants(synthesis)]


def test_every_policy_is_a_document_of_statements_with_their_own_sids(every_policy: list[Policy]) -> None:
    for policy in every_policy:
        document = json.loads(policy.text)
        assert set(document) == {"Version", "Statement"}
        assert document["Version"] == "2012-10-17"
        sids = [statement["Sid"] for statement in policy.statements]
        assert len(sids) == len(set(sids)), f"{policy.where} repeats {[s for s, n in Counter(sids).items() if n > 1]}"
        assert all(sid.isalnum() for sid in sids), policy.where


def test_every_statement_says_who_may_do_what_on_what(every_grant: list[Grant]) -> None:
    for grant in every_grant:
        members = {"Sid", "Effect", "Action", "Condition"}
        members |= {"inline": {"Resource"}, "managed": {"Resource"}, "trust": {"Principal"}}.get(
            grant.policy.kind, {"Resource", "Principal"}
        )
        assert set(grant.body) | {"Condition"} == members, grant.name
        assert grant.body["Effect"] == ("Deny" if grant.sid == "DenyInsecureTransport" else "Allow"), grant.name
        assert grant.actions, grant.name


def test_nobody_may_do_everything_of_a_service(every_grant: list[Grant]) -> None:
    wide = {grant.name for grant in every_grant if any(a == "*" or a.endswith(":*") for a in grant.actions)}

    assert wide == set(EVERY_ACTION)


def test_no_policy_of_aws_s_is_attached(systems: dict[str, Synthesis]) -> None:
    attached = [body for each in systems.values() for _, body in each.all("aws_iam_role_policy_attachment")]
    assert not [body["policy_arn"] for body in attached if "::aws:" in body["policy_arn"]]
    assert not any(b"AdministratorAccess" in file for each in systems.values() for file in each.files.values())


def test_any_resource_only_where_aws_supports_none(every_grant: list[Grant]) -> None:
    assert {grant.name for grant in every_grant if "*" in grant.resources} == set(ANY_RESOURCE)


def test_all_resources_of_a_kind_only_with_a_reason_or_a_condition(every_grant: list[Grant]) -> None:
    """``.../key/*`` and the like: everything of its kind in the region and account."""
    wide = {
        grant.name
        for grant in every_grant
        if grant.policy.kind in {"inline", "managed"}
        for resource in grant.resources
        if resource != "*" and not resource.startswith("arn:aws:s3:::") and _names_nothing(resource)
        if not grant.condition_keys
    }

    assert wide == set(ALL_OF_A_KIND)


def test_use_of_any_key_is_bound_to_an_alias_or_to_what_is_encrypted(every_grant: list[Grant]) -> None:
    for grant in every_grant:
        if any(resource.endswith(":key/*") for resource in grant.resources):
            bound = {key for key in grant.condition_keys if key.startswith("kms:EncryptionContext:")}
            assert "kms:ResourceAliases" in grant.condition_keys or bound, grant.name


def test_every_resource_but_aws_s_own_is_of_its_stack_s_account_or_named_or_there_for_a_reason(
    systems: dict[str, Synthesis],
) -> None:
    owned_by_aws = (
        ":aws:transform/Serverless-2016-10-31",
        "arn:aws:apigateway:",
        "arn:aws:s3:::",
        "${data.",
        *OF_NO_ACCOUNT,
    )
    foreign = set()
    for synthesis in systems.values():
        accounts = {name: stack.provider["allowed_account_ids"][0] for name, stack in synthesis.stacks.items()}
        for grant in grants(synthesis, "inline", "managed"):
            for resource in grant.resources:
                if resource != "*" and not any(known in resource for known in owned_by_aws):
                    account = resource.split(":")[4]
                    assert account in accounts.values(), grant.name
                    if account != accounts[grant.policy.where.split("/")[0]]:
                        foreign.add(grant.name)

    assert foreign == set(OF_ANOTHER_ACCOUNT)


def test_a_service_assumes_a_role_only_for_this_account(every_grant: list[Grant]) -> None:
    """The confused deputy. EC2 is excepted: only an instance that carries the profile can ask for its role."""
    for grant in every_grant:
        if grant.policy.kind == "trust" and "Service" in grant.body["Principal"]:
            service = grant.body["Principal"]["Service"]
            expected = set() if service == "ec2.amazonaws.com" else {"aws:SourceAccount"}
            assert grant.actions == ["sts:AssumeRole"]
            assert grant.condition_keys - {"aws:SourceArn"} == expected, grant.policy.where


def test_a_role_of_another_account_is_let_in_by_its_whole_arn(every_grant: list[Grant]) -> None:
    others = [grant for grant in every_grant if grant.sid != "LeaveToIam"]
    letting_in = [grant for grant in others if "AWS" in grant.body.get("Principal", "")]

    assert {grant.sid for grant in letting_in} == {"Trust", "LetOtherAccountsDecrypt", "LetOtherAccountsRead"}
    for grant in letting_in:
        roles = grant.body["Condition"]["ArnEquals"]["aws:PrincipalArn"]
        assert not [role for role in roles if "*" in role or "?" in role], grant.name
        assert grant.body["Principal"]["AWS"] == sorted({f"{role.split('role/')[0]}root" for role in roles}), grant.name


def test_codebuild_and_codedeploy_assume_a_role_only_for_the_one_resource(every_grant: list[Grant]) -> None:
    for grant in every_grant:
        if grant.policy.kind == "trust" and grant.body["Principal"].get("Service", "").startswith(
            ("codebuild", "codedeploy")
        ):
            assert "*" not in grant.body["Condition"]["ArnEquals"]["aws:SourceArn"], grant.policy.where


def test_pass_role_names_the_roles_and_the_service_they_go_to(every_grant: list[Grant]) -> None:
    passing = [grant for grant in every_grant if "iam:PassRole" in grant.actions]

    sids = {"PassDeployRoles", "PassInstanceRole", "PassRolesToFunctions", "PassRolesToServices"}
    assert {grant.sid for grant in passing} == sids
    for grant in passing:
        assert grant.actions == ["iam:PassRole"]
        assert grant.condition_keys == {"iam:PassedToService"}


def test_a_deploy_role_makes_and_changes_roles_only_under_its_boundary(every_grant: list[Grant]) -> None:
    """Roles under the stack's own name; what gives a role more is bound to the boundary, which nothing takes off."""
    strong = {"iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"}
    deploy = [grant for grant in every_grant if strong & set(grant.actions)]

    assert {grant.name for grant in deploy} == {"aws_iam_role_policy.deploy: MakeBoundedRoles"}
    assert all(grant.condition_keys == {"iam:PermissionsBoundary"} for grant in deploy)
    assert not [grant.name for grant in every_grant if LOOSENING & set(grant.actions)]


@pytest.mark.parametrize("spec", [specs.ONE_REGION, specs.WAVES, specs.MANY_TARGETS], ids=["one", "waves", "many"])
def test_documents_fit_into_the_quotas_of_iam(spec: str) -> None:
    inline: dict[str, int] = defaultdict(int)
    for policy in policies(synthesized(spec)):
        if policy.kind == "inline":
            inline[policy.where.split("/")[0] + policy.role] += policy.size
        else:
            assert policy.size < MOST[policy.kind], policy.where

    assert {role: size for role, size in inline.items() if size >= MOST["inline"]} == {}


def test_a_pipeline_s_role_has_the_services_of_its_own_actions_and_no_other(systems: dict[str, Synthesis]) -> None:
    for stack in (stack for synthesis in systems.values() for stack in synthesis.stacks.values()):
        for name, pipeline in stack.kind("aws_codepipeline").items():
            actions = [action for stage in pipeline["stage"] for action in stage["action"]]
            own = [action for action in actions if "role_arn" not in action]
            expected = OF_EVERY_PIPELINE.union(*(OF_PROVIDER[action["provider"]] for action in own))
            if len(own) < len(actions):
                expected |= {"sts"}
            if any(each.get(when) for each in pipeline["stage"] for when in ("before_entry", "on_success")):
                expected |= {"cloudwatch"}
            if any("NotificationArn" in action["configuration"] for action in actions):
                expected |= {"sns"}
            policy = Policy(stack.name, "inline", stack.resource(f"aws_iam_role_policy.{name}")["policy"])
            granted = {action.split(":")[0] for each in policy.statements for action in each["Action"]}
            assert granted == expected, stack.name


def test_a_build_reads_only_the_secrets_that_its_service_names(one_region: Synthesis, waves: Synthesis) -> None:
    reads = {
        grant.sid: grant.resources
        for grant in grants(one_region, "inline")
        if grant.sid in {"ReadParameters", "ReadSecrets"}
    }

    assert reads == {
        "ReadParameters": ["arn:aws:ssm:eu-west-1:333333333333:parameter/mono/npm-token"],
        "ReadSecrets": ["arn:aws:secretsmanager:eu-west-1:333333333333:secret:mono/sentry-??????"],
    }
    assert not [grant for grant in grants(waves, "inline") if grant.sid in reads]


def test_the_document_has_each_statement_and_no_other(every_grant: list[Grant]) -> None:
    described = re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    sids = {grant.sid for grant in every_grant if grant.policy.kind != "trust"}

    assert set(described) == {re.sub(r"^Given\d+$", "Given1", sid) for sid in sids}


def _names_nothing(resource: str) -> bool:
    """Whether an ARN names a kind of resource, and none of that kind."""
    own = resource.split(":", 5)[-1].strip("/")
    return own.count(":") + own.count("/") == 1 and own.endswith((":*", "/*"))
