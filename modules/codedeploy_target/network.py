"""The VPC of a fleet: public subnets for the load balancer, private ones for the instances, in two zones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf import Fn
from cdktf_cdktf_provider_aws.data_aws_availability_zones import (
    DataAwsAvailabilityZones,
    DataAwsAvailabilityZonesFilter,
)
from cdktf_cdktf_provider_aws.default_security_group import DefaultSecurityGroup
from cdktf_cdktf_provider_aws.eip import Eip
from cdktf_cdktf_provider_aws.internet_gateway import InternetGateway
from cdktf_cdktf_provider_aws.nat_gateway import NatGateway
from cdktf_cdktf_provider_aws.route_table import RouteTable, RouteTableRoute
from cdktf_cdktf_provider_aws.route_table_association import RouteTableAssociation
from cdktf_cdktf_provider_aws.subnet import Subnet
from cdktf_cdktf_provider_aws.vpc import Vpc
from cdktf_cdktf_provider_aws.vpc_endpoint import VpcEndpoint
from constructs import Construct

from modules.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdktf import ITerraformDependable

CIDR = "10.0.0.0/16"
PUBLIC = ("10.0.0.0/24", "10.0.1.0/24")
PRIVATE = ("10.0.128.0/20", "10.0.144.0/20")
# The oldest zone of us-east-1 lacks most current instance types.
ZONES_WITHOUT_MANY_TYPES = ["use1-az3"]
ANYWHERE = "0.0.0.0/0"


@dataclass(frozen=True)
class Network:
    """Where a fleet stands: its VPC, the subnets of its instances, and those of its load balancer.

    ``ready`` are the ways in and out: a load balancer is refused before there is a gateway, and an instance that
    starts before there is a way out can't install anything.
    """

    vpc_id: str
    instance_subnets: Sequence[str]
    load_balancer_subnets: Sequence[str]
    ready: Sequence[ITerraformDependable] = ()


class VpcNetwork(Construct):
    """A VPC called ``name``; instances reach out through one NAT gateway, and S3 without it."""

    def __init__(self, scope: Construct, id_: str, *, name: str, region: str) -> None:
        super().__init__(scope, id_)
        self._name = name
        self._ready: list[ITerraformDependable] = []
        self._vpc = named(
            Vpc(
                self,
                "vpc",
                cidr_block=CIDR,
                enable_dns_hostnames=True,
                enable_dns_support=True,
                tags={"Name": name},
            ),
            id_,
        )
        # Without rules: what is started here by hand, with no group of its own, reaches nothing.
        named(DefaultSecurityGroup(self, "default", vpc_id=self._vpc.id, tags={"Name": f"{name}-default"}), id_)
        zones = DataAwsAvailabilityZones(
            self,
            "zones",
            state="available",
            exclude_zone_ids=ZONES_WITHOUT_MANY_TYPES,
            # No Local or Wavelength Zones: opting in to one must not move the subnets.
            filter=[DataAwsAvailabilityZonesFilter(name="opt-in-status", values=["opt-in-not-required"])],
        )
        named(zones, "available")
        public = self._subnets("public", PUBLIC, zones)
        private = self._subnets("private", PRIVATE, zones)
        tables = [self._public_routes(public), self._private_routes(private, public[0])]
        self._s3_endpoint(region, tables)
        self.network = Network(
            self._vpc.id, [each.id for each in private], [each.id for each in public], tuple(self._ready)
        )

    def _subnets(self, kind: str, cidrs: Sequence[str], zones: DataAwsAvailabilityZones) -> list[Subnet]:
        return [
            named(
                Subnet(
                    self,
                    f"{kind}-{index}",
                    vpc_id=self._vpc.id,
                    cidr_block=cidr,
                    availability_zone=Fn.element(zones.names, index),
                    tags={"Name": f"{self._name}-{kind}-{index}"},
                ),
                f"{kind}_{index}",
            )
            for index, cidr in enumerate(cidrs)
        ]

    def _public_routes(self, subnets: Sequence[Subnet]) -> RouteTable:
        gateway = InternetGateway(self, "internet", vpc_id=self._vpc.id, tags={"Name": self._name})
        self._internet = named(gateway, "internet")
        return self._route_table("public", RouteTableRoute(cidr_block=ANYWHERE, gateway_id=gateway.id), subnets)

    def _private_routes(self, subnets: Sequence[Subnet], outside: Subnet) -> RouteTable:
        address = Eip(self, "address", domain="vpc", tags={"Name": self._name}, depends_on=[self._internet])
        nat = NatGateway(
            self,
            "nat",
            allocation_id=named(address, "nat").id,
            subnet_id=outside.id,
            tags={"Name": self._name},
            depends_on=[self._internet],
        )
        route = RouteTableRoute(cidr_block=ANYWHERE, nat_gateway_id=named(nat, "nat").id)
        return self._route_table("private", route, subnets)

    def _route_table(self, kind: str, route: RouteTableRoute, subnets: Sequence[Subnet]) -> RouteTable:
        tags = {"Name": f"{self._name}-{kind}"}
        table = named(RouteTable(self, f"{kind}-routes", vpc_id=self._vpc.id, route=[route], tags=tags), kind)
        for index, subnet in enumerate(subnets):
            association = RouteTableAssociation(
                self, f"{kind}-route-{index}", route_table_id=table.id, subnet_id=subnet.id
            )
            self._ready.append(named(association, f"{kind}_{index}"))
        return table

    def _s3_endpoint(self, region: str, tables: Sequence[RouteTable]) -> None:
        endpoint = VpcEndpoint(
            self,
            "s3",
            vpc_id=self._vpc.id,
            service_name=f"com.amazonaws.{region}.s3",
            vpc_endpoint_type="Gateway",
            route_table_ids=[table.id for table in tables],
            tags={"Name": f"{self._name}-s3"},
        )
        self._ready.append(named(endpoint, "s3"))
