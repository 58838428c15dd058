"""What is emitted against the schema of AWS provider 5.100, the oldest that the emitted version range allows.

The newest is held by the bindings, which are made from the schema of 6.25.
"""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from viaduct.rehearsal.provider_mirror import terraform_cli_config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.synthesis import Body, Synthesis

pytestmark = [pytest.mark.synth, pytest.mark.rehearsal]

OLDEST = "5.100.0"
TERRAFORM_S_OWN = {"//", "depends_on", "lifecycle", "count", "for_each", "provider"}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Body:
    """The provider's schemas, as Terraform tells them."""
    directory = tmp_path_factory.mktemp("schema")
    wanted = {"aws": {"source": "hashicorp/aws", "version": OLDEST}}
    (directory / "main.tf.json").write_text(json.dumps({"terraform": {"required_providers": wanted}}))
    config = terraform_cli_config(directory)
    environment = dict(os.environ) | ({"TF_CLI_CONFIG_FILE": str(config)} if config else {})
    terraform(directory, environment, "init", "-input=false", "-no-color")
    told = json.loads(terraform(directory, environment, "providers", "schema", "-json"))
    return dict(told["provider_schemas"]["registry.terraform.io/hashicorp/aws"])


def terraform(directory: Path, environment: dict[str, str], *arguments: str) -> str:
    ran = subprocess.run(
        ["terraform", *arguments],
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 0, f"terraform {' '.join(arguments)}\n{ran.stderr}"
    return ran.stdout


def test_every_emitted_resource_data_source_and_attribute_is_known(systems: dict[str, Synthesis], schema: Body) -> None:
    wrong = {
        problem
        for synthesis in systems.values()
        for stack in synthesis.stacks.values()
        for problem in (
            *of_kind(stack.document["resource"], schema["resource_schemas"]),
            *of_kind(stack.document.get("data", {}), schema["data_source_schemas"]),
            *of_block(stack.provider, schema["provider"]["block"], "provider.aws"),
        )
    }

    assert wrong == set()


def test_the_check_finds_what_the_provider_does_not_know(schema: Body) -> None:
    bucket = {"bucket": "demo", "arn": "arn", "region": "eu-west-1", "versioning": [{"on": True}]}
    emitted = {"aws_s3_bucket": {"demo": bucket}, "aws_s3_vectors": {"demo": {}}}

    assert set(of_kind(emitted, schema["resource_schemas"])) == {
        "aws_s3_bucket.demo.arn is read-only",
        "aws_s3_bucket.demo.region is read-only",
        "aws_s3_bucket.demo.versioning is deprecated",
        "aws_s3_bucket.demo.versioning.on is unknown",
        "aws_s3_vectors is unknown",
    }


def of_kind(emitted: Body, schemas: Body) -> Iterator[str]:
    """What is wrong with resources, or data sources, by type."""
    for kind, bodies in emitted.items():
        if kind == "terraform_remote_state":
            continue
        if kind not in schemas:
            yield f"{kind} is unknown"
            continue
        for name, body in bodies.items():
            yield from of_block(body, schemas[kind]["block"], f"{kind}.{name}")


def of_block(body: Body, block: Body, where: str) -> Iterator[str]:
    """What is wrong with the members of one block."""
    attributes, blocks = block.get("attributes", {}), block.get("block_types", {})
    for name, value in body.items():
        if name in TERRAFORM_S_OWN:
            continue
        here = f"{where}.{name}"
        if name in attributes:
            yield from of_attribute(value, attributes[name], here)
        elif name in blocks:
            inner = blocks[name]["block"]
            yield from [f"{here} is deprecated"] if inner.get("deprecated") else []
            for each in value if isinstance(value, list) else [value]:
                yield from of_block(each, inner, here)
        else:
            yield f"{here} is unknown"


def of_attribute(value: Any, attribute: Body, here: str) -> Iterator[str]:
    """What is wrong with one attribute; some are lists of objects, which look like blocks."""
    if attribute.get("deprecated"):
        yield f"{here} is deprecated"
    if not attribute.get("optional") and not attribute.get("required"):
        yield f"{here} is read-only"
    match attribute.get("type"):
        case ["list" | "set", ["object", members]]:
            for each in value if isinstance(value, list) else []:
                yield from (f"{here}.{name} is unknown" for name in each if name not in members)
