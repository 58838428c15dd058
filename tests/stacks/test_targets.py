"""The stacks that releases land on, and what a spec that gives parts of its own leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from modules.machine_image import image

if TYPE_CHECKING:
    from tests.synthesis import Stack, Synthesis

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
                of_the_store = {"sse_algorithm": "aws:kms", "kms_master_key_id": "${aws_kms_key.artifacts.arn}"}
                # Everybody may read what is in it, through CloudFront.
                expected = {"sse_algorithm": "AES256"} if bucket == "site" else of_the_store
                assert encryption["rule"][0]["apply_server_side_encryption_by_default"] == expected
                assert "aws:SecureTransport" in stack.resource(f"aws_s3_bucket_policy.{bucket}")["policy"]


def test_a_system_without_sam_has_no_package_buckets(one_region: Synthesis) -> None:
    assert list(one_region.stacks["artifacts-eu-west-1"].kind("aws_s3_bucket")) == ["artifacts"]


def test_a_certificate_is_served_on_443_and_http_redirects_there(one_region: Synthesis) -> None:
    stack = one_region.stacks["shop-live-eu-west-1"]
    https, http = stack.resource("aws_lb_listener.https"), stack.resource("aws_lb_listener.http")

    assert https["certificate_arn"].startswith("arn:aws:acm:eu-west-1:333333333333:certificate/")
    assert https["default_action"][0]["type"] == "forward"
    assert http["default_action"][0]["redirect"] == {"port": "443", "protocol": "HTTPS", "status_code": "HTTP_301"}
    assert {rule["from_port"] for name, rule in _incoming(stack).items() if name.startswith("clients")} == {80, 443}


def test_without_a_certificate_only_port_80_is_open_to_clients(reference: Synthesis) -> None:
    stack = reference.stacks["web-staging-us-east-1"]

    assert set(stack.kind("aws_lb_listener")) == {"http"}
    assert {rule["from_port"] for name, rule in _incoming(stack).items() if name.startswith("clients")} == {80}


@pytest.mark.parametrize(
    ("instance_type", "architecture"),
    [
        ("t3.micro", "x86_64"),
        ("g5.xlarge", "x86_64"),
        ("g4dn.xlarge", "x86_64"),
        ("x2iedn.large", "x86_64"),
        ("t4g.micro", "arm64"),
        ("im4gn.large", "arm64"),
        ("g5g.xlarge", "arm64"),
        ("a1.medium", "arm64"),
    ],
)
def test_the_image_is_for_the_processor_of_the_instance_type(instance_type: str, architecture: str) -> None:
    assert image(instance_type).endswith(f"-{architecture}")


def test_instances_and_disks_carry_the_tags_that_default_tags_do_not_reach(reference: Synthesis) -> None:
    stack = reference.stacks["web-staging-us-east-1"]
    wanted = {
        "Name": "demo-web-staging",
        "managed-by": "viaduct",
        "owner": "platform",
        "stack": "web-staging-us-east-1",
        "system": "demo",
    }
    group = stack.resource("aws_autoscaling_group.fleet")["tag"]
    (volumes,) = stack.resource("aws_launch_template.instance")["tag_specifications"]

    assert {tag["key"]: tag["value"] for tag in group if tag["propagate_at_launch"]} == wanted
    assert volumes == {"resource_type": "volume", "tags": wanted}


def test_fleet_and_load_balancer_wait_for_the_ways_in_and_out(reference: Synthesis) -> None:
    stack = reference.stacks["web-staging-us-east-1"]
    fleet = stack.resource("aws_autoscaling_group.fleet")["depends_on"]

    assert "aws_route_table_association.private_0" in fleet
    assert "aws_vpc_security_group_egress_rule.to_aws" in fleet
    assert "aws_route_table_association.public_0" in stack.resource("aws_lb.load_balancer")["depends_on"]


def test_another_port_makes_another_target_group_before_the_old_one_goes(reference: Synthesis) -> None:
    group = reference.stacks["web-staging-us-east-1"].resource("aws_lb_target_group.instances")

    assert group["name"] == "demo-web-staging-3000"
    assert group["lifecycle"] == {"create_before_destroy": True}


def test_what_still_holds_releases_keeps_the_key_to_them(reference: Synthesis) -> None:
    stack = reference.stacks["artifacts-us-east-1"]

    for name in ("artifacts", "packages"):
        bucket = stack.resource(f"aws_s3_bucket.{name}")
        assert set(bucket["depends_on"]) == {"aws_kms_key.artifacts", "aws_kms_alias.artifacts"}


def test_the_boundary_goes_before_the_role_that_could_delete_the_stack(reference: Synthesis) -> None:
    stack = reference.stacks["hello-staging-us-east-1"]

    assert stack.resource("aws_iam_policy.boundary")["depends_on"] == ["aws_iam_role_policy.deploy"]


def _incoming(stack: Stack) -> dict[str, dict[str, Any]]:
    return stack.kind("aws_vpc_security_group_ingress_rule")
