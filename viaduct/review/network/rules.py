"""The rules of security groups, of all the ways in which Terraform has them."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

from viaduct.review.network.openings import Way
from viaduct.review.shown import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viaduct.review.objects import PlannedObject

ALL = "-1"
_LAST_PORT = 65535
_WIDEST = 8

GROUPS = frozenset({"aws_security_group", "aws_default_security_group"})
_SINGLE = {"aws_vpc_security_group_ingress_rule": Way.inbound, "aws_vpc_security_group_egress_rule": Way.outbound}
_PEERS = ("cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups")
_PEER = ("cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id")

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html: names and numbers mean the same.
_PROTOCOLS = {"6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "all": ALL}


@dataclass(frozen=True)
class Rule:
    """``peer`` (a network, a group, a prefix list, ``self``) may reach these ports, or be reached there."""

    way: Way
    protocol: str
    first: int
    last: int
    peer: str

    def covers(self, other: Rule) -> bool:
        """Whether this one lets through all that the other does."""
        if self.way is not other.way or not _covers_peer(self.peer, other.peer):
            return False
        return self.protocol == ALL or (
            self.protocol == other.protocol and self.first <= other.first and other.last <= self.last
        )

    @property
    def internet(self) -> bool:
        """Whether the peer is the internet, or a good part of it."""
        try:
            network = ip_network(self.peer, strict=False)
        except ValueError:
            return False
        return network.prefixlen < _WIDEST

    @property
    def ports(self) -> str:
        """As a person says it: ``tcp 22``, ``tcp 8000-8080``, ``every port``."""
        if self.protocol == ALL or (self.first, self.last) == (0, _LAST_PORT):
            return "every port" if self.protocol == ALL else f"{self.protocol}, every port"
        return f"{self.protocol} {self.first}" + (f"-{self.last}" if self.last != self.first else "")


def group_of(it: PlannedObject) -> str | None:
    """Whose rules an object has, if it has any: the group's id where it is known."""
    if it.type in GROUPS:
        name = it.before.get("id") or it.after.get("id")
    elif it.type in _SINGLE or it.type == "aws_security_group_rule":
        name = it.after.get("security_group_id") or it.before.get("security_group_id")
    else:
        return None
    return name if isinstance(name, str) else it.address


def rules_of(type_: str, side: Mapping[str, Any]) -> Iterator[Rule]:
    """The rules that an object has on one side of the change."""
    if not side:
        return
    if type_ in GROUPS:
        for way, attribute in ((Way.inbound, "ingress"), (Way.outbound, "egress")):
            for block in _dicts(side.get(attribute)):
                yield from _of_block(way, block)
    elif type_ in _SINGLE:
        peers = (side.get(name) for name in _PEER)
        known = (text_of(peer) for peer in peers if peer is not None)
        yield from (_rule(_SINGLE[type_], side, "ip_protocol", peer) for peer in known)
    else:
        yield from _of_block(Way.inbound if side.get("type") == "ingress" else Way.outbound, side)


def _of_block(way: Way, block: Mapping[str, Any]) -> Iterator[Rule]:
    found = [peer for name in _PEERS for peer in _list(block.get(name))]
    source = block.get("source_security_group_id")
    for peer in (*found, *([source] if isinstance(source, str) and source else []), *_itself(block)):
        yield _rule(way, block, "protocol", text_of(peer))


def _itself(block: Mapping[str, Any]) -> list[str]:
    return ["self"] if block.get("self") is True else []


def _rule(way: Way, block: Mapping[str, Any], protocol: str, peer: str) -> Rule:
    name = str(block.get(protocol, ALL)).lower()
    first, last = (block.get(end) for end in ("from_port", "to_port"))
    return Rule(way, _PROTOCOLS.get(name, name), _port(first, 0), _port(last, _LAST_PORT), peer)


def _port(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise


def _covers_peer(broad: str, narrow: str) -> bool:
    if broad == narrow:
        return True
    try:
        large, small = ip_network(broad, strict=False), ip_network(narrow, strict=False)
    except ValueError:
        return False
    return large.version == small.version and small.subnet_of(large)  # type: ignore[arg-type]


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in _list(value) if isinstance(each, dict)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
