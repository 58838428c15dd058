"""The ARNs that follow from names: what stacks in other regions and accounts are told of a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct import names

if TYPE_CHECKING:
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


def alias_arn(system: System, region: str, alias: str) -> str:
    """The ARN of a KMS alias in the home account."""
    return f"arn:aws:kms:{region}:{system.home.account}:{alias}"


def role_arn(account: str, role: str) -> str:
    """The ARN of a role that Viaduct makes; all of them have the path ``/viaduct/``."""
    return f"arn:aws:iam::{account}:role/viaduct/{role}"


def assumed_role(system: System, at: Target) -> str | None:
    """The ARN of the role that Terraform assumes to make a target; none at home.

    Unless another is given, the one that AWS Organizations puts into every account that it makes:
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html
    """
    if at.account == system.home.account:
        return None
    given = system.environments[at.environment].assume_role
    return given or f"arn:aws:iam::{at.account}:role/OrganizationAccountAccessRole"


def image_repository_arn(system: System, service: str) -> str:
    """The ARN of the ECR repository of a service's images."""
    name = names.image_repository(system, service)
    return f"arn:aws:ecr:{system.home.region}:{system.home.account}:repository/{name}"


def image_repository_uri(system: System, service: str) -> str:
    """What the full names of those images start with; a colon and the tag follow."""
    home = system.home
    return f"{home.account}.dkr.ecr.{home.region}.amazonaws.com/{names.image_repository(system, service)}"
