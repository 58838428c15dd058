"""Whether a service may assume the role it was given: AWS checks it on create, so must we."""

from __future__ import annotations

import json
from typing import Any

from moto.iam.exceptions import NotFoundException
from moto.iam.models import iam_backends


def is_trusted(service: str, role_arn: str) -> bool:
    """Whether the role exists and an Allow statement of its trust policy names ``service``.

    ``Principal.Service`` may be one string or a list
    (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html). Conditions are
    not read: aws:SourceArn of a resource about to be created is known to AWS, not to moto.
    """
    account = role_arn.split(":")[4] if role_arn.count(":") >= 5 else ""
    try:
        role = iam_backends[account]["aws"].get_role_by_arn(role_arn)
    except NotFoundException:
        return False
    statements = listed(json.loads(role.assume_role_policy_document)["Statement"])
    return any(service in services(statement) for statement in statements if statement["Effect"] == "Allow")


def services(statement: dict[str, Any]) -> list[str]:
    """The service principals that a policy statement names."""
    principal = statement.get("Principal", {})
    return [] if isinstance(principal, str) else listed(principal.get("Service", []))


def listed(value: Any) -> list[Any]:
    """One or many, as policies write them, always as a list."""
    return value if isinstance(value, list) else [value]
