from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.rehearsal.synthesized import BUCKET, config, parameter, remote_state, write_output
from viaduct.rehearsal.override import render_override, write_override

if TYPE_CHECKING:
    from pathlib import Path

ENDPOINT = "http://127.0.0.1:4000"


def test_the_backend_is_copied_and_led_to_the_endpoint() -> None:
    s3 = render_override(config("a"), ENDPOINT)["terraform"]["backend"]["s3"]
    assert s3["bucket"] == BUCKET
    assert s3["use_lockfile"] is True
    assert s3["endpoints"] == {"s3": ENDPOINT}
    assert s3["use_path_style"] is True


def test_a_remote_state_is_copied_and_led_to_the_endpoint() -> None:
    override = render_override(config("b", data=remote_state("a")), ENDPOINT)
    state = override["data"]["terraform_remote_state"]["a"]["config"]
    assert state["key"] == "demo/a.tfstate"
    assert state["endpoints"] == {"s3": ENDPOINT}


def test_every_provider_block_is_met_by_its_alias() -> None:
    blocks = [{"region": "us-east-1"}, {"region": "eu-west-1", "alias": "far"}]
    plain, far = render_override({"provider": {"aws": blocks}}, ENDPOINT)["provider"]["aws"]
    assert "alias" not in plain
    assert far["alias"] == "far"
    assert far["s3_use_path_style"] is True
    assert "region" not in far


def test_a_provider_block_may_stand_without_a_list() -> None:
    assert len(render_override({"provider": {"aws": {"region": "us-east-1"}}}, ENDPOINT)["provider"]["aws"]) == 1


def test_protection_from_destruction_is_taken_off_and_nothing_else() -> None:
    guarded = {"bucket": "b", "lifecycle": {"prevent_destroy": True, "ignore_changes": ["tags"]}}
    resources = {"aws_s3_bucket": {"guarded": guarded, "free": {"bucket": "c"}}}
    override = render_override(config("a", resource=resources), ENDPOINT)
    assert override["resource"] == {"aws_s3_bucket": {"guarded": {"lifecycle": {"prevent_destroy": False}}}}


def test_what_a_stack_lacks_its_override_lacks() -> None:
    assert render_override({"resource": parameter("a")}, ENDPOINT) == {}


def test_the_override_lies_beside_the_stack(tmp_path: Path) -> None:
    directory = write_output(tmp_path, {"a": config("a")}) / "stacks/a"
    write_override(directory, ENDPOINT)
    written = json.loads((directory / "viaduct_override.tf.json").read_text())
    assert written == render_override(config("a"), ENDPOINT)
