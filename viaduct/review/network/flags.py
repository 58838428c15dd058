"""Single attributes that open a thing: a typed table of what is dangerous where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from viaduct.review.masked import AfterApply
from viaduct.review.network.openings import Way

if TYPE_CHECKING:
    from collections.abc import Mapping

_PUBLICLY = "gets an address in the internet"


@dataclass(frozen=True)
class Flag:
    """An attribute (``block.attribute`` within a block) that opens the thing where it has one of these values.

    ``unset`` is what AWS takes where it is not set, or known only after apply.
    """

    attribute: str
    open: tuple[Any, ...]
    way: Way
    words: str
    unset: Any = None

    def opens(self, side: Mapping[str, Any]) -> bool:
        """Whether the thing is open."""
        return bool(side) and any(self._value(each) in self.open for each in self._blocks(side))

    def _blocks(self, side: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        block, _, _ = self.attribute.rpartition(".")
        found = side.get(block) if block else [side]
        return [each for each in (found if isinstance(found, list) else []) if isinstance(each, dict)]

    def _value(self, block: Mapping[str, Any]) -> Any:
        found = block.get(self.attribute.rpartition(".")[2])
        return self.unset if found is None or isinstance(found, AfterApply) else found


_ADDRESS = (Flag("publicly_accessible", (True,), Way.inbound, _PUBLICLY),)
_BLOCKS = tuple(
    Flag(name, (False,), Way.public, f"lets be what {name} forbids", unset=False)
    for name in ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
)
_ACL = (Flag("acl", ("public-read", "public-read-write", "authenticated-read"), Way.public, "can be read by everyone"),)

FLAGS: dict[str, tuple[Flag, ...]] = {
    "aws_alb": (Flag("internal", (False,), Way.inbound, "faces the internet", unset=False),),
    "aws_ami_launch_permission": (Flag("group", ("all",), Way.public, "gives its image to everyone"),),
    "aws_apigatewayv2_route": (Flag("authorization_type", ("NONE",), Way.public, "answers without a login"),),
    "aws_api_gateway_method": (Flag("authorization", ("NONE",), Way.public, "answers without a login"),),
    "aws_db_instance": _ADDRESS,
    "aws_dms_replication_instance": _ADDRESS,
    "aws_eks_cluster": (
        Flag("vpc_config.endpoint_public_access", (True,), Way.inbound, "has its API in the internet", unset=True),
    ),
    "aws_instance": (Flag("associate_public_ip_address", (True,), Way.inbound, _PUBLICLY),),
    "aws_lambda_function_url": (Flag("authorization_type", ("NONE",), Way.public, "answers without a login"),),
    "aws_launch_template": (
        Flag("network_interfaces.associate_public_ip_address", (True, "true"), Way.inbound, _PUBLICLY),
    ),
    "aws_lb": (Flag("internal", (False,), Way.inbound, "faces the internet", unset=False),),
    "aws_mq_broker": _ADDRESS,
    "aws_rds_cluster_instance": _ADDRESS,
    "aws_redshift_cluster": _ADDRESS,
    "aws_redshiftserverless_workgroup": _ADDRESS,
    "aws_s3_account_public_access_block": _BLOCKS,
    "aws_s3_bucket_acl": _ACL,
    "aws_s3_bucket_public_access_block": _BLOCKS,
    "aws_subnet": (Flag("map_public_ip_on_launch", (True,), Way.inbound, "gives addresses in the internet"),),
}

GUARDS: dict[str, tuple[str, str]] = {
    "aws_s3_account_public_access_block": ("account_id", "is gone: the account's buckets may become public"),
    "aws_s3_bucket_public_access_block": ("bucket", "is gone: the bucket may become public"),
    "aws_wafv2_web_acl_association": ("resource_arn", "is gone: nothing filters the requests"),
}
"""Types whose very destruction opens something, unless that goes too: the attribute that names it."""
