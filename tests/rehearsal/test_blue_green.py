"""Blue/green deployments replace the Auto Scaling group behind Terraform's back, and every plan stays empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import specs
from tests.rehearsal.copying import Replacement

if TYPE_CHECKING:
    from tests.rehearsal.standing import Standing

pytestmark = pytest.mark.rehearsal

NAME = "mono-shop-live"
BLUE_GREEN = specs.ONE_REGION.replace("t4g.small}", "t4g.small, strategy: blue-green}")
OTHER_WAITS = BLUE_GREEN.replace("blue-green}", "blue-green, blue_green: {termination_wait: 2h, traffic_wait: 30m}}")


def replacement(standing: Standing, deployment: str) -> Replacement:
    return Replacement(standing.client("autoscaling"), standing.client("codedeploy"), NAME, NAME, deployment)


def scaling_groups(standing: Standing) -> list[str]:
    groups = standing.client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]
    return [group["AutoScalingGroupName"] for group in groups]


def test_every_plan_is_empty_while_codedeploy_replaces_the_group_and_after(standing: Standing) -> None:
    plan_is_empty = standing.terraform.assert_no_changes
    standing.apply(specs.ONE_REGION)
    standing.apply(BLUE_GREEN)
    plan_is_empty()
    for deployment in ("d-AAAAAAAAA", "d-BBBBBBBBB"):
        release = replacement(standing, deployment)
        old = release.old
        release.copy()
        plan_is_empty()
        release.reroute()
        plan_is_empty()
        release.terminate(old)
        plan_is_empty()
        assert scaling_groups(standing) == [release.new]

    standing.apply(OTHER_WAITS)
    plan_is_empty()
    assert release.old == release.new
    assert scaling_groups(standing) == [release.new]

    release.terminate(release.new)
    standing.terraform.apply("-replace=aws_codedeploy_deployment_group.deployment")
    plan_is_empty()
    assert scaling_groups(standing) == [NAME]
    assert release.old == NAME
    standing.terraform.destroy()
