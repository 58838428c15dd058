from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from botocore.exceptions import ClientError

from viaduct.rehearsal.embedded_aws.chosen_id import TAG
from viaduct.rehearsal.existing import Certificate, Existing, Network, Subnet
from viaduct.rehearsal.make_existing import make_existing

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients

# No other test works in these: the first call in a region makes its default VPC.
REGION = "eu-north-1"
OTHER_REGION = "us-west-1"


def test_what_a_spec_names_stands_under_its_own_ids(client: Clients) -> None:
    vpc, subnets = f"vpc-{uuid4().hex[:8]}", [f"subnet-{uuid4().hex[:8]}" for _ in range(3)]
    arn = f"arn:aws:acm:{REGION}:111111111111:certificate/{uuid4()}"
    placed = tuple(Subnet(id_, zone) for zone, id_ in enumerate(subnets))
    group = f"sg-{uuid4().hex[:8]}"
    make_existing(
        client, Existing((Network(REGION, vpc, placed, security_groups=(group,)),), (Certificate(REGION, arn),))
    )

    ec2 = client("ec2", REGION)
    found = ec2.describe_subnets(SubnetIds=subnets)["Subnets"]
    assert {subnet["VpcId"] for subnet in found} == {vpc}
    assert len({subnet["AvailabilityZone"] for subnet in found}) == 3
    groups = ec2.describe_security_groups(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["SecurityGroups"]
    assert {each["GroupId"] for each in groups if each["GroupName"] != "default"} == {group}
    assert [each["IsDefault"] for each in ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"]] == [False]
    certificate = client("acm", REGION).describe_certificate(CertificateArn=arn)["Certificate"]
    assert (certificate["CertificateArn"], certificate["Status"]) == (arn, "ISSUED")


def test_the_regions_own_network_keeps_its_drawn_ids(client: Clients) -> None:
    ec2, vpc = client("ec2", OTHER_REGION), f"vpc-{uuid4().hex[:8]}"
    tags = [{"ResourceType": "vpc", "Tags": [{"Key": TAG, "Value": vpc}]}]
    assert ec2.create_vpc(CidrBlock="10.0.0.0/16", TagSpecifications=tags)["Vpc"]["VpcId"] == vpc
    (default,) = [each["VpcId"] for each in ec2.describe_vpcs()["Vpcs"] if each["IsDefault"]]
    assert default != vpc


def test_without_the_tag_an_id_is_drawn(client: Clients) -> None:
    ec2 = client("ec2", REGION)
    first, second = (ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"] for _ in range(2))
    assert first != second


def test_a_certificate_that_nobody_made_is_not_found(client: Clients) -> None:
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        client("acm").describe_certificate(CertificateArn=f"arn:aws:acm:us-east-1:111111111111:certificate/{uuid4()}")
