"""How the emitted systems get at their code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from viaduct.delivery.stacks import stacks_of
from viaduct.spec import check_text

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


def source(synthesis: Synthesis, service: str) -> Body:
    pipeline = synthesis.stacks[f"{service}-pipeline"].resource("aws_codepipeline.pipeline")
    return dict(pipeline["stage"][0]["action"][0])


def pattern(synthesis: Synthesis, service: str) -> Body:
    rule = synthesis.stacks[f"{service}-pipeline"].resource("aws_cloudwatch_event_rule.start")
    return dict(json.loads(rule["event_pattern"]))


def test_nothing_polls(sources: Synthesis) -> None:
    said = {name: source(sources, name)["configuration"] for name in ("made", "found", "zipped")}
    assert {each["PollForSourceChanges"] for each in said.values()} == {"false"}
    assert said["found"]["BranchName"] == "release"


def test_a_push_to_the_branch_starts_the_pipeline(sources: Synthesis) -> None:
    assert pattern(sources, "found") == {
        "source": ["aws.codecommit"],
        "detail-type": ["CodeCommit Repository State Change"],
        "resources": ["arn:aws:codecommit:us-east-1:666666666666:legacy_shop"],
        "detail": {
            "event": ["referenceCreated", "referenceUpdated"],
            "referenceType": ["branch"],
            "referenceName": ["release"],
        },
    }


def test_an_upload_of_the_object_starts_the_pipeline(sources: Synthesis) -> None:
    detail = {"bucket": {"name": ["acme-releases"]}, "object": {"key": ["shop/shop.zip"]}}
    assert pattern(sources, "zipped") == {"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": detail}


def test_a_push_of_the_image_starts_the_pipeline_and_so_does_one_of_code(sources: Synthesis) -> None:
    assert pattern(sources, "pushed")["detail"] == {
        "action-type": ["PUSH"],
        "result": ["SUCCESS"],
        "repository-name": ["acme/shop"],
        "image-tag": ["live"],
    }
    assert sources.stacks["pushed-pipeline"].resource("aws_codepipeline.pipeline")["trigger"]


def test_a_build_takes_the_image_beside_the_code_that_says_what_to_do_with_it(sources: Synthesis) -> None:
    stages = sources.stacks["pushed-pipeline"].resource("aws_codepipeline.pipeline")["stage"]
    image, build = stages[0]["action"][1], stages[1]["action"][0]
    assert image["configuration"] == {"RepositoryName": "acme/shop", "ImageTag": "live"}
    assert build["input_artifacts"] == ["SourceOutput", "ImageOutput"]
    assert build["configuration"]["PrimarySource"] == "SourceOutput"


def test_the_rule_starts_its_own_pipeline_and_no_other(sources: Synthesis) -> None:
    stack = sources.stacks["made-pipeline"]
    arn = "arn:aws:codepipeline:us-east-1:666666666666:origins-made"
    assert stack.resource("aws_codepipeline.pipeline")["name"] == "origins-made"
    assert stack.resource("aws_cloudwatch_event_target.start")["arn"] == arn
    (may,) = json.loads(stack.resource("aws_iam_role_policy.start")["policy"])["Statement"]
    (trust,) = json.loads(stack.resource("aws_iam_role.start")["assume_role_policy"])["Statement"]
    assert (may["Action"], may["Resource"]) == (["codepipeline:StartPipelineExecution"], [arn])
    assert trust["Condition"] == {
        "StringEquals": {"aws:SourceAccount": "666666666666"},
        "ArnEquals": {"aws:SourceArn": "arn:aws:events:us-east-1:666666666666:rule/origins-made-start"},
    }


def test_only_a_connection_has_a_trigger_and_only_the_others_have_a_rule(sources: Synthesis) -> None:
    for service in ("nested", "made", "found", "zipped"):
        stack = sources.stacks[f"{service}-pipeline"]
        triggered = "trigger" in stack.resource("aws_codepipeline.pipeline")
        assert triggered == (service == "nested")
        assert bool(stack.kind("aws_cloudwatch_event_rule")) != triggered


def test_a_made_repository_is_alone_in_its_stack_and_stays(sources: Synthesis) -> None:
    stack = sources.stacks["repository-acme.shop"]
    assert stack.addresses == ["aws_codecommit_repository.repository"]
    assert stack.resource("aws_codecommit_repository.repository")["lifecycle"] == {"prevent_destroy": True}
    assert "repository-acme.shop" in sources.stacks["made-pipeline"].after
    assert [name for name in sources.stacks if name.startswith("repository-")] == ["repository-acme.shop"]


def test_a_system_without_code_behind_a_connection_makes_none() -> None:
    spec = """\
system: zips
home: {account: "777777777777", region: us-east-1}
environments: {live: {regions: [us-east-1]}}
services: {shop: {source: {kind: s3, bucket: acme-releases, key: shop.zip}, deploy: {kind: sam}}}
"""
    system, findings = check_text(spec)
    assert findings == ()
    assert system is not None
    assert "connection" not in [stack.name for stack in stacks_of(system)]
