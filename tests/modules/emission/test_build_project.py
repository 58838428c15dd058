"""The module of a build against the builds that the stacks emit: the same project, and a role that may do the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests import specs
from tests.modules.emission.comparing import comparable
from tests.modules.emission.root import planned, root
from tests.synthesis import synthesized
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.synthesis import Stack

pytestmark = [pytest.mark.rehearsal, pytest.mark.synth]

Body = dict[str, Any]
SPECS = {
    "one region": specs.ONE_REGION,
    **{name: specs.EXAMPLES[name].read_text(encoding="utf-8") for name in ("builds", "containers", "gates")},
}
STORES = {"PARAMETER_STORE": "ssm", "SECRETS_MANAGER": "secretsmanager"}


def statements(stack: Stack, name: str) -> dict[str, Body]:
    policy = stack.resource(f"aws_iam_role_policy.{name}")["policy"]
    return {each["Sid"]: each for each in json.loads(policy)["Statement"]}


def inputs(stack: Stack, name: str) -> Body:
    """What the module takes to make what the stack has."""
    project, may = stack.resource(f"aws_codebuild_project.{name}"), statements(stack, name)
    image, cache = project["environment"]["image"], project["cache"]
    given = {
        "name": project["name"],
        "role_name": stack.resource(f"aws_iam_role.{name}")["name"],
        "description": project["description"],
        "artifact_bucket": _bucket(may),
        "key_alias": "alias/" + project["encryption_key"].partition("alias/")[2],
        "buildspec": project["source"]["buildspec"],
        "build_timeout": project["build_timeout"],
        "queued_timeout": project["queued_timeout"],
        "machine": {
            **{key: project["environment"][key] for key in ("type", "compute_type")},
            "image": image if not image.startswith("aws/") else None,
            "privileged": project["environment"].get("privileged_mode"),
        },
        "cache": {"type": cache["type"], "prefix": cache.get("location", "").partition("/")[2] or None},
        "network": _network(project.get("vpc_config")),
        "reports": _reports(stack, project["name"]),
        "packages": _packages(may),
        "image_repository_arn": may["PushImages"]["Resource"][0] if "PushImages" in may else None,
        "hands_on": "PassArtifactsOn" in may,
    }
    return {**given, **_variables(project["environment"].get("environment_variable", []))}


def _bucket(may: dict[str, Body]) -> str:
    objects = (may.get("PassArtifactsOn") or may["ReadArtifacts"])["Resource"][0]
    return str(objects.removeprefix("arn:aws:s3:::").removesuffix("/*"))


def _network(block: Body | None) -> Body | None:
    return (
        {**{key: block[key] for key in ("vpc_id", "security_group_ids")}, "subnet_ids": block["subnets"]}
        if block
        else None
    )


def _reports(stack: Stack, project: str) -> dict[str, str]:
    groups = stack.kind("aws_codebuild_report_group").values()
    return {
        each["name"].removeprefix(f"{project}-"): each["type"]
        for each in groups
        if each["name"].startswith(f"{project}-")
    }


def _packages(may: dict[str, Body]) -> Body | None:
    if "UploadPackages" not in may:
        return None
    objects = [each.removeprefix("arn:aws:s3:::").split("/") for each in may["UploadPackages"]["Resource"]]
    regions = [each.split(":")[3] for each in may["UsePackageKeys"]["Resource"]]
    buckets = {region: bucket for region in regions for bucket, _, _ in objects if bucket.endswith(region)}
    return {"buckets": buckets, "prefix": objects[0][1]}


def _variables(found: list[Body]) -> Body:
    secrets = {each["name"]: f"{STORES[each['type']]}:{each['value']}" for each in found if each["type"] in STORES}
    plain = {each["name"]: each["value"] for each in found if each["type"] == "PLAINTEXT"}
    return {"environment_variables": plain, "secrets": secrets}


def resources(stack: Stack, name: str) -> Iterator[tuple[str, Body]]:
    """Those that the build has in its stack: all that are called after it."""
    for kind in ("aws_cloudwatch_log_group", "aws_codebuild_project", "aws_iam_role", "aws_iam_role_policy"):
        yield kind, stack.resource(f"{kind}.{name}")
    project = stack.resource(f"aws_codebuild_project.{name}")["name"]
    for group in stack.kind("aws_codebuild_report_group").values():
        if group["name"].startswith(f"{project}-"):
            yield "aws_codebuild_report_group", group


@pytest.mark.parametrize("spec", sorted(SPECS))
def test_the_module_makes_each_build_of_a_stack(spec: str, tmp_path: Path) -> None:
    stacks = [stack for stack in synthesized(SPECS[spec]).stacks.values() if stack.name.endswith("-pipeline")]
    builds = {f"{at.name}_{name}": (at, name) for at in stacks for name in at.kind("aws_codebuild_project")}
    provider = stacks[0].provider
    with EmbeddedAws(provider["allowed_account_ids"][0], region=provider["region"]) as aws:
        terraform = root(tmp_path, aws, "build-project", {key: inputs(*build) for key, build in builds.items()})
        made = planned(terraform)

    for key, build in builds.items():
        emitted = [(kind, comparable(body)) for kind, body in resources(*build)]
        module = [(each["type"], comparable(each["values"])) for each in made[key] if each["mode"] == "managed"]
        assert sorted(module, key=repr) == sorted(emitted, key=repr)
