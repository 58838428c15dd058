"""The stacks that releases land on, and what a spec that gives parts of its own leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.synthesis import Synthesis

pytestmark = pytest.mark.synth

NETWORK = {"aws_vpc", "aws_subnet", "aws_nat_gateway", "aws_eip", "aws_internet_gateway", "aws_route_table"}


def test_a_given_connection_leaves_no_connection_stack_and_no_remote_state(one_region: Synthesis) -> None:
    assert set(one_region.stacks) == {"artifacts-eu-west-1", "shop-live-eu-west-1", "shop-pipeline"}
    assert not [name for name, stack in one_region.stacks.items() if "data" in stack.document]
    pipeline = one_region.stacks["shop-pipeline"].resource("aws_codepipeline.pipeline")
    assert pipeline["stage"][0]["action"][0]["configuration"]["ConnectionArn"].startswith("arn:aws:codeconnections:")


def test_a_given_network_leaves_no_vpc(one_region: Synthesis) -> None:
    stack = one_region.stacks["shop-live-eu-west-1"]

    assert not NETWORK & set(stack.document["resource"])
    assert stack.resource("aws_autoscaling_group.fleet")["vpc_zone_identifier"] == [
        "subnet-0a1b2c3d",
        "subnet-1a2b3c4d",
    ]
    assert stack.resource("aws_lb.load_balancer")["subnets"] == ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
    assert {body["vpc_id"] for body in stack.kind("aws_security_group").values()} == {"vpc-0a1b2c3d"}


def test_a_fleet_without_a_given_network_stands_in_private_subnets_of_its_own(reference: Synthesis) -> None:
    stack = reference.stacks["web-production-eu-west-1"]

    assert set(stack.document["resource"]) >= NETWORK
    assert stack.resource("aws_autoscaling_group.fleet")["vpc_zone_identifier"] == [
        "${aws_subnet.private_0.id}",
        "${aws_subnet.private_1.id}",
    ]


def test_instances_answer_only_the_load_balancer_and_only_with_imdsv2(reference: Synthesis) -> None:
    stack = reference.stacks["web-staging-us-east-1"]
    incoming = stack.resource("aws_vpc_security_group_ingress_rule.from_load_balancer")

    assert incoming["referenced_security_group_id"] == "${aws_security_group.load_balancer.id}"
    assert (incoming["from_port"], incoming["to_port"]) == (3000, 3000)
    assert stack.resource("aws_launch_template.instance")["metadata_options"]["http_tokens"] == "required"
    assert stack.resource("aws_lb_target_group.instances")["health_check"]["path"] == "/health"


def test_a_deployment_group_rolls_back_on_failure_and_on_its_alarm(reference: Synthesis) -> None:
    group = reference.stacks["web-staging-us-east-1"].resource("aws_codedeploy_deployment_group.deployment")

    assert group["deployment_style"] == {
        "deployment_type": "IN_PLACE",
        "deployment_option": "WITH_TRAFFIC_CONTROL",
    }
    assert group["auto_rollback_configuration"] == {
        "enabled": True,
        "events": ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"],
    }
    assert group["alarm_configuration"] == {
        "enabled": True,
        "alarms": ["${aws_cloudwatch_metric_alarm.errors.alarm_name}"],
    }


def test_the_fleet_s_instances_fetch_from_the_store_of_their_own_region(reference: Synthesis) -> None:
    policy = reference.stacks["web-production-eu-west-1"].resource("aws_iam_role_policy.instance")["policy"]

    assert "demo-artifacts-111111111111-eu-west-1/*" in policy
    assert "us-east-1" not in policy


def test_every_bucket_is_private_versioned_encrypted_and_tls_only(systems: dict[str, Synthesis]) -> None:
    for synthesis in systems.values():
        for name, stack in synthesis.stacks.items():
            for bucket in stack.kind("aws_s3_bucket"):
                block = stack.resource(f"aws_s3_bucket_public_access_block.{bucket}")
                versioning = stack.resource(f"aws_s3_bucket_versioning.{bucket}")
                encryption = stack.resource(f"aws_s3_bucket_server_side_encryption_configuration.{bucket}")
                assert {value for key, value in block.items() if key.startswith(("block", "ignore", "restrict"))} == {
                    True
                }, name
                assert versioning["versioning_configuration"]["status"] == "Enabled"
                assert encryption["rule"][0]["apply_server_side_encryption_by_default"] == {
                    "sse_algorithm": "aws:kms",
                    "kms_master_key_id": "${aws_kms_key.artifacts.arn}",
                }
                assert "aws:SecureTransport" in stack.resource(f"aws_s3_bucket_policy.{bucket}")["policy"]


def test_a_system_without_sam_has_no_package_buckets(one_region: Synthesis) -> None:
    assert list(one_region.stacks["artifacts-eu-west-1"].kind("aws_s3_bucket")) == ["artifacts"]
