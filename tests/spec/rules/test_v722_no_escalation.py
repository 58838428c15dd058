"""Rule V722."""

from __future__ import annotations

from tests.spec.rules.helpers import TEMPLATE, found
from viaduct.spec.rules import v722_no_escalation as rule

AT = "services.queue.deploy"


def of(**deploy: object) -> dict[str, object]:
    return {"services": {"queue": {"deploy": {**TEMPLATE, **deploy}}}}


HERE = ["arn:aws:iam::{account}:role/{stack}-*"]


def test_it_passes_what_gives_nobody_anything() -> None:
    actions = ["iam:CreateServiceLinkedRole", "iam:Get*", "iam:ListRoles", "iam:*InstanceProfile"]
    passing = {"actions": ["iam:PassRole"], "resources": HERE}
    roles = {"passed_to": ["ecs-tasks.amazonaws.com"], "permissions": [passing]}
    assert found(rule, of(permissions=[{"actions": actions, "resources": HERE}], roles=roles)) == []


def test_it_refuses_to_let_a_template_make_roles_freely() -> None:
    actions = ["iam:Create*", "iam:GetRole", "IAM:passrole".lower(), "iam:p?tRolePolicy", "iam:*"]
    permissions = [{"actions": actions, "resources": HERE}]
    wrong = [f"{AT}.permissions[0].actions[{index}]" for index in (0, 2, 3, 4)]
    assert found(rule, of(permissions=permissions)) == wrong


def test_it_refuses_a_boundary_that_its_roles_could_leave() -> None:
    leaving = {"actions": ["iam:DeleteRolePermissionsBoundary"], "resources": HERE}
    roles = {"passed_to": ["ecs-tasks.amazonaws.com"], "permissions": [leaving]}
    assert found(rule, of(roles=roles)) == [f"{AT}.roles.permissions[0].actions[0]"]
