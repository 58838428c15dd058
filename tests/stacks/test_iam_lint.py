"""The permissions against parliament's table of AWS's actions, resources and condition keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from parliament import analyze_policy_string

from tests.stacks.policies import policies

if TYPE_CHECKING:
    from tests.synthesis import Synthesis

pytestmark = pytest.mark.synth

# An ARN that AWS gives and Terraform fills in.
REFERENCE = re.compile(r"\$\{[^}]*\}")
CONNECTION = "arn:aws:codestar-connections:us-east-1:111111111111:connection/12345678"
ACCEPTED = {
    r"UNKNOWN_CONDITION_FOR_ACTION Unknown condition kms:ResourceAliases": "it is a condition key of every action on a "
    "key: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
    r"INVALID_ARN .*:aws:transform/Serverless-2016-10-31": "the transform belongs to the account `aws`",
    r"RESOURCE_MISMATCH .*'code(star-)?connections:UseConnection'": "the service has two names, the ARN carries one",
    r"RESOURCE_MISMATCH .*'logs:DescribeLogGroups'": "the service supports log-group resources for it, the table is "
    "older: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html",
    r"UNKNOWN_ACTION .*apigateway:TagResource": "API Gateway asks for it when an HTTP API is made with tags",
    r"CREDENTIALS_EXPOSURE": "a pipeline assumes the roles of its actions in other accounts, each by its ARN",
    r"(PRIVILEGE_ESCALATION|PERMISSIONS_MANAGEMENT_ACTIONS) ": "these auditors see actions only: roles are passed by "
    "name, to one service, and made under a boundary, as test_iam.py holds",
    r"MISMATCHED_TYPE_BUT_USABLE Type mismatch: StringEquals .* Arn": "as AWS's own examples of "
    "iam:PermissionsBoundary do; without wildcards both compare the same",
    r"CREDENTIALS_EXPOSURE .*ecr:getauthorizationtoken": "a build signs in to the registry that has its image",
    r"PERMISSIONS_MANAGEMENT_ACTIONS .*ec2:createnetworkinterfacepermission": "CodeBuild's machine gets into the VPC "
    "by it; it is bound to CodeBuild and to the build's subnets",
}


@pytest.fixture(scope="module")
def findings(systems: dict[str, Synthesis]) -> set[str]:
    return {
        _told(finding)
        for synthesis in systems.values()
        for policy in policies(synthesis)
        if policy.kind in {"inline", "managed"}
        for finding in analyze_policy_string(
            REFERENCE.sub(CONNECTION, policy.text), include_community_auditors=True
        ).findings
    }


def test_the_linter_finds_nothing_that_is_not_accepted_with_a_reason(findings: set[str]) -> None:
    assert not [told for told in findings if not any(re.match(pattern, told) for pattern in ACCEPTED)]


def test_whatever_is_accepted_still_occurs(findings: set[str]) -> None:
    assert not [pattern for pattern in ACCEPTED if not any(re.match(pattern, told) for told in findings)]


def _told(finding: Any) -> str:
    where = finding.location
    return f"{finding.issue} {finding.detail} {where.get('string', '')} {' '.join(where.get('actions', []))}".strip()
