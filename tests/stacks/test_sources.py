"""How the emitted systems get at their code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.synthesis import Body, Stack, Synthesis

pytestmark = pytest.mark.synth


def body(stack: Stack, address: str) -> Body:
    """A resource without what CDKTF notes about it."""
    return {name: value for name, value in stack.resource(address).items() if name != "//"}


def test_a_self_managed_provider_is_reached_through_its_host(sources: Synthesis) -> None:
    stack = sources.stacks["connection"]
    assert body(stack, "aws_codestarconnections_host.connection") == {
        "name": "origins",
        "provider_endpoint": "https://git.example.com",
        "provider_type": "GitLabSelfManaged",
        "vpc_configuration": {
            "vpc_id": "vpc-0a1b2c3d",
            "subnet_ids": ["subnet-0a1b2c3d"],
            "security_group_ids": ["sg-0a1b2c3d"],
        },
    }
    assert body(stack, "aws_codestarconnections_connection.connection") == {
        "name": "origins",
        "host_arn": "${aws_codestarconnections_host.connection.arn}",
    }


def test_other_providers_have_no_host(reference: Synthesis) -> None:
    stack = reference.stacks["connection"]
    assert stack.resource("aws_codestarconnections_connection.connection")["provider_type"] == "GitHub"
    assert not stack.kind("aws_codestarconnections_host")
