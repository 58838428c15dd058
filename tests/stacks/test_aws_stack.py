"""What every stack has, whatever is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viaduct.delivery.stacks import stacks_of

if TYPE_CHECKING:
    from tests.synthesis import Stack, Synthesis
    from viaduct.spec import System

pytestmark = pytest.mark.synth

KEY = "arn:aws:kms:us-east-1:111111111111:alias/demo-terraform-state"


def every_stack(systems: dict[str, Synthesis]) -> list[Stack]:
    return [stack for synthesis in systems.values() for stack in synthesis.stacks.values()]


def test_the_stacks_are_those_that_check_announces_each_in_its_region(reference: Synthesis, demo: System) -> None:
    emitted = {name: stack.provider["region"] for name, stack in reference.stacks.items()}

    assert emitted == {outline.name: outline.region for outline in stacks_of(demo)}


def test_a_stack_has_one_provider_block_for_one_account(reference: Synthesis) -> None:
    for stack in reference.stacks.values():
        assert list(stack.document["provider"]) == ["aws"]
        assert set(stack.provider) == {"allowed_account_ids", "default_tags", "region"}
        assert stack.provider["allowed_account_ids"] == ["111111111111"]


def test_state_is_in_s3_encrypted_with_its_own_key_and_locked_by_terraform(reference: Synthesis) -> None:
    for name, stack in reference.stacks.items():
        assert stack.document["terraform"]["backend"] == {
            "s3": {
                "bucket": "demo-terraform-state-111111111111",
                "key": f"demo/{name}.tfstate",
                "region": "us-east-1",
                "encrypt": True,
                "kms_key_id": KEY,
                "use_lockfile": True,
            }
        }


def test_state_can_live_in_a_given_bucket_and_region(waves: Synthesis) -> None:
    backends = [stack.document["terraform"]["backend"]["s3"] for stack in waves.stacks.values()]

    assert {(backend["bucket"], backend["region"]) for backend in backends} == {("acme-terraform", "us-west-2")}
    assert {backend["kms_key_id"].split(":")[3] for backend in backends} == {"us-west-2"}


def test_terraform_s_and_the_provider_s_versions_are_ranges(systems: dict[str, Synthesis]) -> None:
    for stack in every_stack(systems):
        assert stack.document["terraform"]["required_version"] == ">= 1.10"
        assert stack.document["terraform"]["required_providers"] == {
            "aws": {"source": "hashicorp/aws", "version": ">= 5.100, < 7"}
        }


def test_everything_is_tagged_with_its_system_its_stack_and_the_spec_s_own_tags(waves: Synthesis) -> None:
    for name, stack in waves.stacks.items():
        (default_tags,) = stack.provider["default_tags"]
        assert default_tags["tags"] == {
            "managed-by": "viaduct",
            "system": "waves",
            "stack": name,
            "cost-center": "42",
        }


def test_only_the_connection_s_arn_crosses_from_stack_to_stack(reference: Synthesis) -> None:
    read = {
        name: stack.document["data"]["terraform_remote_state"]
        for name, stack in reference.stacks.items()
        if "terraform_remote_state" in stack.document.get("data", {})
    }

    assert set(read) == {"hello-pipeline", "product-pipeline", "web-pipeline"}
    for states in read.values():
        (state,) = states.values()
        assert state["config"]["key"] == "demo/connection.tfstate"
    crossing = [
        (name, output)
        for name, stack in reference.stacks.items()
        for output in stack.document.get("output", {})
        if output.startswith("cross-stack-output")
    ]
    assert crossing == [
        ("connection", "cross-stack-output-aws_codestarconnections_connectionconnectionarn"),
    ]


def test_a_pipeline_is_applied_after_all_that_it_uses_and_everything_else_side_by_side(reference: Synthesis) -> None:
    stores = {"artifacts-eu-west-1", "artifacts-us-east-1", "connection"}
    places = ("staging-us-east-1", "production-us-east-1", "production-eu-west-1")
    order = {name: set(stack.after) for name, stack in reference.stacks.items() if stack.after}

    expected = {
        f"{service}-pipeline": stores | {f"{service}-{place}" for place in places}
        for service in ("hello", "product", "web")
    }
    expected["product-pipeline"].add("product-images")
    assert order == expected


def test_nothing_is_random_and_nothing_is_provisioned_from_the_machine_that_applies(
    systems: dict[str, Synthesis],
) -> None:
    for stack in every_stack(systems):
        assert all(address.startswith("aws_") for address in stack.addresses)
        assert not any("provisioner" in stack.resource(address) for address in stack.addresses)
