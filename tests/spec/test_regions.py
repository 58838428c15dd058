"""The table of regions against the endpoint data of the SDK."""

from __future__ import annotations

import json
from pathlib import Path

import botocore
import pytest

from viaduct.spec.regions import REGIONS

DATA = Path(botocore.__file__).parent / "data" / "endpoints.json"
AWS = next(p for p in json.loads(DATA.read_text("utf-8"))["partitions"] if p["partition"] == "aws")


def endpoints(service: str) -> set[str]:
    return set(AWS["services"][service]["endpoints"]) & set(AWS["regions"])


def test_no_region_of_the_table_is_unknown_to_the_sdk() -> None:
    assert set(REGIONS) <= set(AWS["regions"])


@pytest.mark.parametrize("service", ["codepipeline", "codebuild", "codedeploy", "cloudformation"])
def test_every_region_with_codepipeline_has_what_a_pipeline_uses(service: str) -> None:
    assert {name for name, region in REGIONS.items() if region.codepipeline} <= endpoints(service)


def test_every_home_has_connections() -> None:
    assert {name for name, region in REGIONS.items() if region.connections} <= endpoints("codestar-connections")
