"""Bring into being, in the embedded AWS, what a spec takes for granted."""

from __future__ import annotations

import json
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Any

from viaduct.rehearsal.embedded_aws.chosen_id import TAG

if TYPE_CHECKING:
    from collections.abc import Callable

    from viaduct.rehearsal.existing import Certificate, Existing, Network

_VPC = IPv4Network("10.0.0.0/16")
_SUBNET_PREFIX = 24
_ANYWHERE = "us-east-1"
_ALLOWS_NOTHING = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}


def make_existing(client: Callable[[str, str], Any], existing: Existing) -> None:
    """Make all of ``existing``; ``client(service, region)`` makes a boto3 client of the embedded AWS."""
    for network in existing.networks:
        _make_network(client("ec2", network.region), network)
    for certificate in existing.certificates:
        _make_certificate(client("acm", certificate.region), certificate)
    for arn in existing.policies:
        _make_policy(client("iam", _ANYWHERE), arn)


def _make_network(ec2: Any, network: Network) -> None:
    """Subnets go round the region's zones: it may have fewer of them than a list has subnets."""
    ec2.create_vpc(CidrBlock=str(_VPC), TagSpecifications=_tagged("vpc", network.vpc))
    zones = sorted(zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"])
    for subnet, block in zip(network.subnets, _VPC.subnets(new_prefix=_SUBNET_PREFIX), strict=False):
        ec2.create_subnet(
            VpcId=network.vpc,
            CidrBlock=str(block),
            AvailabilityZone=zones[subnet.zone % len(zones)],
            TagSpecifications=_tagged("subnet", subnet.id),
        )
    for group in network.security_groups:
        ec2.create_security_group(
            VpcId=network.vpc,
            GroupName=group.removeprefix("sg-"),
            Description="Stands in for one that exists",
            TagSpecifications=_tagged("security-group", group),
        )


def _make_certificate(acm: Any, certificate: Certificate) -> None:
    """The embedded AWS issues it at once."""
    acm.request_certificate(DomainName="example.com", Tags=[{"Key": TAG, "Value": certificate.arn}])


def _make_policy(iam: Any, arn: str) -> None:
    """Its ARN follows from its path and name."""
    path, _, name = arn.split(":policy/")[1].rpartition("/")
    iam.create_policy(PolicyName=name, Path=f"/{path}/" if path else "/", PolicyDocument=json.dumps(_ALLOWS_NOTHING))


def _tagged(kind: str, id_: str) -> list[dict[str, Any]]:
    return [{"ResourceType": kind, "Tags": [{"Key": TAG, "Value": id_}]}]
