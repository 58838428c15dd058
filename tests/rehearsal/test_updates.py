"""One spec applied over another: what happens when people change their minds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import specs

if TYPE_CHECKING:
    from tests.rehearsal.standing import Standing

pytestmark = pytest.mark.rehearsal


def test_another_port_moves_the_load_balancer_to_another_target_group(standing: Standing) -> None:
    standing.apply(specs.ONE_REGION)
    standing.apply(specs.ONE_REGION.replace("t4g.small}", "t4g.small, port: 8080}"))

    standing.terraform.assert_no_changes()
    (group,) = standing.client("elbv2").describe_target_groups()["TargetGroups"]
    assert (group["TargetGroupName"], group["Port"]) == ("mono-shop-live-8080", 8080)
    (fleet,) = standing.client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]
    assert fleet["TargetGroupARNs"] == [group["TargetGroupArn"]]
