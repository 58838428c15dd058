"""What a spec takes for granted: the networks, certificates and policies that it names, but does not describe.

In a real account they are there. In the embedded AWS they have to be made, under the very ids of the spec (see
``make_existing.py``). A given connection is not among them: nothing asks AWS for it before a pipeline runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.sites import SiteTarget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from viaduct.spec import System
    from viaduct.spec.builds import BuildNetwork
    from viaduct.spec.environments import Network as GivenNetwork


@dataclass(frozen=True)
class Subnet:
    """A subnet, and which of its region's Availability Zones it is in, counted from 0."""

    id: str
    zone: int


@dataclass(frozen=True)
class Network:
    """A VPC with all its subnets and security groups that are named; ``elsewhere`` is its account, if not home's."""

    region: str
    vpc: str
    subnets: tuple[Subnet, ...]
    elsewhere: str = ""
    security_groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Certificate:
    """An ACM certificate; ``elsewhere`` is its account, where it is not home's."""

    region: str
    arn: str
    elsewhere: str = ""


@dataclass(frozen=True)
class Existing:
    """All that must stand before the first apply, and still stands after the last destroy; sorted.

    ``policies`` are ARNs, of the home account.
    """

    networks: tuple[Network, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    policies: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Ids, ARNs of certificates, and names of policies."""
        subnets = (subnet.id for network in self.networks for subnet in network.subnets)
        groups = (group for network in self.networks for group in network.security_groups)
        vpcs = (network.vpc for network in self.networks)
        certificates = (certificate.arn for certificate in self.certificates)
        policies = (arn.rpartition("/")[2] for arn in self.policies)
        return frozenset({*vpcs, *subnets, *groups, *certificates, *policies})

    def by_account(self) -> dict[str, Existing]:
        """The same by ``elsewhere``: home's under an empty text."""
        accounts = {each.elsewhere for each in self.networks} | {each.elsewhere for each in self.certificates}
        if self.policies:
            accounts.add("")
        return {account: self._within(account) for account in sorted(accounts)}

    def _within(self, account: str) -> Existing:
        return Existing(
            tuple(network for network in self.networks if network.elsewhere == account),
            tuple(certificate for certificate in self.certificates if certificate.elsewhere == account),
            () if account else self.policies,
        )


NOTHING = Existing()


def existing(system: System) -> Existing:
    """What ``system`` takes for granted; a VPC or certificate that is named several times is there once."""
    lists: dict[tuple[str, str, str], list[Sequence[str]]] = {}
    groups: dict[tuple[str, str, str], set[str]] = {}
    for elsewhere, region, given in _given_networks(system):
        lists.setdefault((elsewhere, region, given.vpc), []).extend((given.subnets, given.load_balancer_subnets or ()))
    for given_to_build in _build_networks(system):
        at = "", system.home.region, given_to_build.vpc
        lists.setdefault(at, []).append(given_to_build.subnets)
        groups.setdefault(at, set()).update(given_to_build.security_groups)
    networks = (
        Network(at[1], at[2], place(subnets), at[0], tuple(sorted(groups.get(at, ()))))
        for at, subnets in sorted(lists.items())
    )
    certificates = sorted(set(_given_certificates(system)))
    return Existing(
        tuple(networks),
        tuple(Certificate(region, arn, elsewhere) for elsewhere, region, arn in certificates),
        tuple(sorted(_given_policies(system))),
    )


def _given_certificates(system: System) -> Iterator[tuple[str, str, str]]:
    for name, environment in system.environments.items():
        for region, arn in environment.certificates.items():
            yield _elsewhere(system, name), region, arn
    for service in system.services.values():
        if isinstance(service.deploy, SiteTarget):
            for name, domain in service.deploy.domains.items():
                yield _elsewhere(system, name), domain.certificate.split(":")[3], domain.certificate


def _given_policies(system: System) -> set[str]:
    """Those that are not AWS's own."""
    if system.github is None:
        return set()
    apply = system.github.apply
    boundary = {apply.permissions_boundary} if apply.permissions_boundary else set()
    return {arn for arn in (*system.github.plan.policies, *apply.policies, *boundary) if "::aws:" not in arn}


def place(lists: Iterable[Sequence[str]]) -> tuple[Subnet, ...]:
    """Spread subnets over zones: within each list in as many as possible, for a load balancer takes one of each zone.

    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
    """
    zones: dict[str, int] = {}
    for subnets in lists:
        for subnet in subnets:
            taken = {zones[other] for other in subnets if other in zones}
            zones.setdefault(subnet, next(zone for zone in count() if zone not in taken))
    return tuple(Subnet(id_, zone) for id_, zone in zones.items())


def _given_networks(system: System) -> Iterator[tuple[str, str, GivenNetwork]]:
    for name, environment in system.environments.items():
        for region, given in environment.network.items():
            yield _elsewhere(system, name), region, given


def _elsewhere(system: System, environment: str) -> str:
    account = system.account_of(environment)
    return account if account != system.home.account else ""


def _build_networks(system: System) -> Iterator[BuildNetwork]:
    return (build.network for _, _, build in every_build(system) if build.network)
