"""EC2: launch templates' tags, gateway endpoints' routes, security group rules' descriptions, chosen ids (moto 5.2.5).

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moto.ec2.models import security_groups, subnets, vpcs
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.responses import EC2Response

from viaduct.rehearsal.embedded_aws.chosen_id import chosen, let_choose

if TYPE_CHECKING:
    from moto.core.responses import ActionResult


def apply() -> None:
    """Let every security group rule have a description, also one that refers to a group (API_SecurityGroupRule).

    Moto looks for it in the CIDR range alone. And let the ids of VPCs, subnets and security groups be chosen (see
    ``chosen_id.py``).
    """
    let_choose(vpcs, "random_vpc_id", "vpc-")
    let_choose(subnets, "random_subnet_id", "subnet-")
    let_choose(security_groups, "random_security_group_id", "sg-")
    setattr(SecurityGroupRule, "description", property(_description))  # noqa: B010 - mypy knows it as read-only


def _description(rule: Any) -> Any:
    return (rule.ip_range or rule.source_group or {}).get("Description")


class EC2Answers(EC2Response):
    """Moto's EC2."""

    def create_vpc(self) -> ActionResult:
        """API_CreateVpc; AWS numbers the VPC itself."""
        with chosen(self._tags_for("vpc")):
            return super().create_vpc()

    def create_subnet(self) -> ActionResult:
        """API_CreateSubnet; AWS numbers the subnet itself."""
        with chosen(self._tags_for("subnet")):
            return super().create_subnet()

    def create_security_group(self) -> ActionResult:
        """API_CreateSecurityGroup; AWS numbers the group itself."""
        with chosen(self._tags_for("security-group")):
            return super().create_security_group()

    def create_launch_template(self) -> ActionResult:
        """``TagSpecification.N`` tags the template; tags of what is launched are in its data. Moto mixes them.

        API_CreateLaunchTemplate.
        """
        answer = super().create_launch_template()
        template = self.ec2_backend.get_launch_template_by_name(self._get_param("LaunchTemplateName"))
        for version in template.versions:
            given = version.data.pop("TagSpecifications", [])
            kept = [spec for spec in given if spec["ResourceType"] != "launch-template"]
            version.data.update({"TagSpecifications": kept} if kept else {})
        return answer

    def modify_vpc_endpoint(self) -> ActionResult:
        """Associating a route table adds the route to the service, and back (API_ModifyVpcEndpoint).

        Moto notes the table only, and then can't delete the endpoint for want of the route.
        """
        (endpoint,) = self.ec2_backend.describe_vpc_endpoints([self._get_param("VpcEndpointId")])
        before = set(endpoint.route_table_ids)
        answer = super().modify_vpc_endpoint()
        prefix_list = endpoint.destination_prefix_list_id
        for table in sorted(set(endpoint.route_table_ids) - before):
            self.ec2_backend.create_route(table, None, gateway_id=endpoint.id, destination_prefix_list_id=prefix_list)
        for table in sorted(before - set(endpoint.route_table_ids)):
            self.ec2_backend.delete_route(table, prefix_list)
        return answer

    def _tags_for(self, kind: str) -> dict[str, str]:
        """The tags of a new thing, once its region's own VPC and subnets stand: moto makes them on the first look."""
        self.ec2_backend.describe_vpcs()
        return self._parse_tag_specification(kind).get(kind, {})
