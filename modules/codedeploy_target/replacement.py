"""A first Auto Scaling group that gives way to the copies that CodeDeploy makes of it.

A blue/green deployment copies the group and deletes it, behind Terraform's back; the next one does the same to the
copy. So Terraform asks first what there is: see docs/decisions/0010-blue-green-by-copies.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.data_aws_autoscaling_groups import DataAwsAutoscalingGroups

from modules.naming import named

if TYPE_CHECKING:
    from constructs import Construct


def copy_prefix(name: str) -> str:
    """What CodeDeploy begins the names of copies with; the id of the deployment follows."""
    return f"CodeDeploy_{name}_"


def count_until_replaced(scope: Construct, id_: str, name: str) -> str:
    """Terraform's ``count`` of what belongs to the first group: 1 while it stands or no copy does, otherwise 0."""
    groups = named(DataAwsAutoscalingGroups(scope, "groups"), id_)
    return f"${{{not_replaced(f'{groups.fqn}.names', name)} ? 1 : 0}}"


def not_replaced(found: str, name: str) -> str:
    """Whether, in HCL, the group ``name`` is among those ``found``, or no copy of it is."""
    copies = f'[for name in {found} : name if startswith(name, "{copy_prefix(name)}")]'
    return f'contains({found}, "{name}") || length({copies}) == 0'
