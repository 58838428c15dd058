from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients


def test_tags_of_a_launch_template_are_not_tags_of_what_it_launches(client: Clients, name: str) -> None:
    tags = [{"Key": "system", "Value": "demo"}]
    data = {"ImageId": "ami-12c6146b", "TagSpecifications": [{"ResourceType": "instance", "Tags": tags}]}
    client("ec2").create_launch_template(
        LaunchTemplateName=name, LaunchTemplateData=data,
        TagSpecifications=[{"ResourceType": "launch-template", "Tags": tags}],
    )  # fmt: skip
    (template,) = client("ec2").describe_launch_templates(LaunchTemplateNames=[name])["LaunchTemplates"]
    (version,) = client("ec2").describe_launch_template_versions(LaunchTemplateName=name)["LaunchTemplateVersions"]
    assert template["Tags"] == tags
    assert version["LaunchTemplateData"]["TagSpecifications"] == data["TagSpecifications"]


def test_gateway_endpoint_routes_through_the_tables_it_is_given(client: Clients) -> None:
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    tables = [ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"] for _ in range(2)]
    made = ec2.create_vpc_endpoint(
        VpcId=vpc, ServiceName="com.amazonaws.us-east-1.s3", VpcEndpointType="Gateway", RouteTableIds=tables[:1]
    )
    endpoint = made["VpcEndpoint"]["VpcEndpointId"]
    ec2.modify_vpc_endpoint(VpcEndpointId=endpoint, AddRouteTableIds=tables[1:], RemoveRouteTableIds=tables[:1])
    described = ec2.describe_route_tables(RouteTableIds=tables)["RouteTables"]
    through = [
        table["RouteTableId"] for table in described if any("DestinationPrefixListId" in r for r in table["Routes"])
    ]
    assert through == tables[1:]
    ec2.delete_vpc_endpoints(VpcEndpointIds=[endpoint])
