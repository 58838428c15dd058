from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.review.building import comment_on, created, destroyed, replaced, resource, stack, updated
from viaduct.review.network.openings import Way

if TYPE_CHECKING:
    from viaduct.review.network.openings import Opening

Json = dict[str, Any]
GROUP = "aws_security_group.web"


def block(cidr: str | None = None, first: int = 443, last: int | None = None, **more: Any) -> Json:
    cidrs = [cidr] if cidr and ":" not in cidr else []
    six = [cidr] if cidr and ":" in cidr else []
    ports = {"from_port": first, "to_port": first if last is None else last, "protocol": "tcp"}
    return {"cidr_blocks": cidrs, "ipv6_cidr_blocks": six, **ports, **more}


def opened(*resources: Json) -> tuple[Opening, ...]:
    return stack(*resources).openings


def said(*resources: Json) -> list[tuple[tuple[str, ...], bool]]:
    return [(each.values, each.internet) for each in opened(*resources)]


def inline(before: list[Json], after: list[Json], way: str = "ingress") -> Json:
    return updated(GROUP, {"id": "sg-1", way: before}, {"id": "sg-1", way: after})


def test_a_rule_that_is_added_opens() -> None:
    assert said(inline([], [block("0.0.0.0/0", 22)])) == [(("0.0.0.0/0", "tcp 22"), True)]


def test_a_network_of_one_s_own_is_not_the_internet() -> None:
    assert said(inline([], [block("10.0.0.0/16", 22)])) == [(("10.0.0.0/16", "tcp 22"), False)]


@pytest.mark.parametrize("cidr", ["::/0", "0.0.0.0/1", "0.0.0.0/0"])
def test_a_good_part_of_the_internet_is_the_internet(cidr: str) -> None:
    assert [internet for _, internet in said(inline([], [block(cidr)]))] == [True]


@pytest.mark.parametrize(
    "after",
    [
        block("10.1.0.0/16", 443),
        block("10.0.0.0/8", 440, 443),
        block("10.0.0.0/8", 430, 450) | {"description": "said otherwise"},
        block("10.0.0.0/8", 430, 450, protocol="6"),
    ],
)
def test_what_a_former_rule_covers_is_no_opening(after: Json) -> None:
    assert opened(inline([block("10.0.0.0/8", 430, 450)], [after])) == ()


@pytest.mark.parametrize(
    "after", [block("10.0.0.0/7"), block("10.0.0.0/8", 443, 444), block("10.0.0.0/8", protocol="-1"), block("fc00::/7")]
)
def test_what_no_former_rule_covers_is_one(after: Json) -> None:
    assert len(opened(inline([block("10.0.0.0/8")], [after]))) == 1


def test_all_protocols_cover_each() -> None:
    assert opened(inline([block("0.0.0.0/0", 0, protocol="-1")], [block("0.0.0.0/0", 22)])) == ()


def test_another_group_and_the_group_itself_are_peers_too() -> None:
    after = block(first=80, security_groups=["sg-2"], self=True)
    assert said(inline([], [after])) == [(("self", "tcp 80"), False), (("sg-2", "tcp 80"), False)]


def test_rules_that_are_objects_are_known() -> None:
    old = {"security_group_id": "sg-1", "type": "ingress", **block("10.0.0.0/8", 80)}
    new = {"security_group_id": "sg-1", "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "tcp", "from_port": 80, "to_port": 80}
    assert said(
        destroyed("aws_security_group_rule.old", **old), created("aws_vpc_security_group_ingress_rule.new", **new)
    ) == [(("0.0.0.0/0", "tcp 80"), True)]


def test_a_rule_that_moves_from_one_object_to_another_opens_nothing() -> None:
    old = {"security_group_id": "sg-1", "type": "ingress", **block("0.0.0.0/0", 80)}
    new = {"security_group_id": "sg-1", "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "tcp", "from_port": 80, "to_port": 80}
    assert (
        opened(
            destroyed("aws_security_group_rule.old", **old), created("aws_vpc_security_group_ingress_rule.new", **new)
        )
        == ()
    )


def test_what_is_not_known_yet_is_let_in_all_the_same() -> None:
    rule = resource(
        "aws_vpc_security_group_ingress_rule.a",
        "create",
        after={"security_group_id": "sg-1", "from_port": 22, "to_port": 22, "ip_protocol": "tcp"},
        after_unknown={"cidr_ipv4": True},
    )
    group = resource(GROUP, "create", after={}, after_unknown={"ingress": True})
    configuration = {"root_module": {"resources": [{"address": GROUP, "expressions": {"name": {}}}]}}
    assert said(rule) == [(("(known after apply)", "tcp 22"), False)]
    assert said(group) == [(("(known after apply)",), False)]
    assert stack(group, configuration=configuration).openings == ()


def test_where_a_new_group_may_call_is_no_news_and_where_an_old_one_may_is() -> None:
    everything = block("0.0.0.0/0", 0, protocol="-1")
    assert opened(created(GROUP, egress=[everything])) == ()
    (found,) = opened(inline([], [everything], "egress"))
    assert (found.way, found.internet, found.values) == (Way.outbound, False, ("0.0.0.0/0", "every port"))


def test_what_is_left_alone_opens_nothing() -> None:
    side = {"id": "sg-1", "ingress": [block("0.0.0.0/0")]}
    assert opened(resource(GROUP, "no-op", before=side, after=side)) == ()


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("aws_lb.a", {"internal": True}, {"internal": False}),
        ("aws_db_instance.a", {"publicly_accessible": False}, {"publicly_accessible": True}),
        ("aws_s3_bucket_acl.a", {"acl": "private"}, {"acl": "public-read"}),
        ("aws_lambda_function_url.a", {"authorization_type": "AWS_IAM"}, {"authorization_type": "NONE"}),
        ("aws_subnet.a", {"map_public_ip_on_launch": False}, {"map_public_ip_on_launch": True}),
        ("aws_s3_bucket_public_access_block.a", {"block_public_acls": True}, {"block_public_acls": False}),
        ("aws_s3_bucket_public_access_block.a", {"block_public_policy": True}, {"block_public_policy": None}),
        ("aws_eks_cluster.a", {"vpc_config": [{"endpoint_public_access": False}]}, {"vpc_config": [{}]}),
    ],
)
def test_a_single_attribute_can_open(address: str, before: Json, after: Json) -> None:
    closed = dict.fromkeys(("block_public_acls", "block_public_policy", "ignore_public_acls"), True)
    closed["restrict_public_buckets"] = True
    rest = closed if "block" in address else {}
    (found,) = opened(updated(address, rest | before, rest | after))
    assert found.internet
    assert opened(updated(address, rest | after, rest | before)) == ()


def test_a_load_balancer_faces_the_internet_unless_it_is_told_not_to() -> None:
    assert opened(resource("aws_lb.a", "create", after={"name": "a"}, after_unknown={"internal": True}))
    assert not opened(created("aws_lb.a", internal=True))


def test_a_block_that_goes_opens_unless_its_bucket_goes_too() -> None:
    block_ = destroyed("aws_s3_bucket_public_access_block.a", bucket="demo")
    assert len(opened(block_)) == 1
    assert opened(block_, destroyed("aws_s3_bucket.a", id="demo", bucket="demo")) == ()


def test_a_listener_that_is_new_or_changes_its_port_opens() -> None:
    https, http = {"protocol": "HTTPS", "port": 443}, {"protocol": "HTTP", "port": 80}
    assert said(created("aws_lb_listener.a", **https)) == [(("HTTPS 443",), False)]
    assert said(updated("aws_lb_listener.a", https, http)) == [(("HTTP 80",), False)]
    assert said(updated("aws_lb_listener.a", {**http, "tags": {}}, {**http, "tags": {"a": "b"}})) == []


def test_a_group_that_is_replaced_is_compared_with_its_former_self() -> None:
    before = {"id": "sg-1", "name": "a", "ingress": [block("0.0.0.0/0")]}
    after = {"name": "b", "ingress": [block("0.0.0.0/0"), block("0.0.0.0/0", 22)]}
    assert said(replaced(GROUP, before, after, "name")) == [(("0.0.0.0/0", "tcp 22"), True)]


def test_the_comment_says_who_comes_in_where() -> None:
    text = comment_on(inline([], [block("0.0.0.0/0", 22)]))
    assert "### 🔴 Look closely: 1 opening to the internet" in text
    assert "- **internet**: `aws_security_group.web` in `shop` lets in: `0.0.0.0/0`, `tcp 22`" in text
