"""One spec applied over another: what happens when people change their minds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import specs
from tests.rehearsal.embedded_aws.terraform import Terraform
from tests.synthesis import synthesized
from viaduct.rehearsal.clients import embedded_clients
from viaduct.rehearsal.embedded_aws import EmbeddedAws
from viaduct.rehearsal.existing import existing
from viaduct.rehearsal.make_existing import make_existing
from viaduct.rehearsal.override import write_override
from viaduct.rehearsal.provider_mirror import terraform_cli_config
from viaduct.rehearsal.session import embedded_session
from viaduct.spec import load_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

pytestmark = pytest.mark.rehearsal

STACK = "shop-live-eu-west-1"
LOCAL_STATE = json.dumps({"terraform": {"backend": {"local": {}}}})


@pytest.fixture
def aws(tmp_path: Path) -> Iterator[EmbeddedAws]:
    with EmbeddedAws(account="333333333333", region="eu-west-1", log=tmp_path / "aws.log") as running:
        yield running


@pytest.fixture
def client(aws: EmbeddedAws) -> Callable[[str, str], Any]:
    return embedded_clients(embedded_session(aws.environment), aws.endpoint)


def take(spec: str, directory: Path, endpoint: str) -> None:
    """Let ``directory`` hold the stack of ``spec``, pointed at ``endpoint``, its state beside it."""
    (directory / "cdk.tf.json").write_text(json.dumps(synthesized(spec).stacks[STACK].document))
    write_override(directory, endpoint)
    (directory / "zz_override.tf.json").write_text(LOCAL_STATE)


def test_another_port_moves_the_load_balancer_to_another_target_group(
    tmp_path: Path, aws: EmbeddedAws, client: Callable[[str, str], Any]
) -> None:
    (tmp_path / "pipelines.yaml").write_text(specs.ONE_REGION)
    make_existing(client, existing(load_system(tmp_path / "pipelines.yaml")))
    config = terraform_cli_config(tmp_path)
    stack = tmp_path / "stack"
    stack.mkdir()
    found = {"TF_CLI_CONFIG_FILE": str(config)} if config else {}
    terraform = Terraform(stack, aws.client_environment() | {"CHECKPOINT_DISABLE": "1"} | found)

    take(specs.ONE_REGION, stack, aws.endpoint)
    terraform.init()
    terraform.apply()
    take(specs.ONE_REGION.replace("t4g.small}", "t4g.small, port: 8080}"), stack, aws.endpoint)
    terraform.apply()

    terraform.assert_no_changes()
    elb = client("elbv2", "eu-west-1")
    (group,) = elb.describe_target_groups()["TargetGroups"]
    assert (group["TargetGroupName"], group["Port"]) == ("mono-shop-live-8080", 8080)
    (fleet,) = client("autoscaling", "eu-west-1").describe_auto_scaling_groups()["AutoScalingGroups"]
    assert fleet["TargetGroupARNs"] == [group["TargetGroupArn"]]
