"""The addresses of the reference system: public contract, since Terraform keeps a resource's state by its address."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.synthesis import Synthesis

pytestmark = pytest.mark.synth

GOLDEN = Path(__file__).with_name("addresses.json")
MOVES = """\
The address of something that holds data has changed: every system out there would destroy it and make a new one.
If that is wanted, emit a `moved` block for it and say so in the changelog; then change the address here.
"""
BUCKET = "aws_s3_bucket"
KEY = "aws_kms_key"
PIPELINE = "aws_codepipeline"
PINNED = {
    "alerts": {f"{KEY}.alerts"},
    "artifacts-eu-west-1": {f"{BUCKET}.artifacts", f"{BUCKET}.packages", f"{KEY}.artifacts"},
    "artifacts-us-east-1": {f"{BUCKET}.artifacts", f"{BUCKET}.packages", f"{KEY}.artifacts"},
    "hello-pipeline": {f"{PIPELINE}.pipeline"},
    "product-pipeline": {f"{PIPELINE}.pipeline"},
    "web-pipeline": {f"{PIPELINE}.pipeline"},
}


def test_buckets_keys_and_pipelines_keep_their_addresses(reference: Synthesis) -> None:
    found = {
        name: {address for address in stack.addresses if address.split(".")[0] in {BUCKET, KEY, PIPELINE}}
        for name, stack in reference.stacks.items()
    }

    assert {name: addresses for name, addresses in found.items() if addresses} == PINNED, MOVES


def test_the_key_of_each_stack_s_state_stays(reference: Synthesis) -> None:
    keys = {name: stack.document["terraform"]["backend"]["s3"]["key"] for name, stack in reference.stacks.items()}

    assert keys == {name: f"demo/{name}.tfstate" for name in reference.stacks}, MOVES


def test_every_address_is_the_golden_file_s(reference: Synthesis) -> None:
    found = {name: stack.addresses for name, stack in sorted(reference.stacks.items())}
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))

    assert found == golden, f"if this is wanted, {GOLDEN.name} becomes:\n{json.dumps(found, indent=2)}"


def test_no_address_carries_a_hash_of_cdktf_s(systems: dict[str, Synthesis]) -> None:
    """CDKTF appends eight hexadecimal characters in capitals to the address of a nested construct."""
    ends = {
        address.rsplit("_", 1)[-1]
        for synthesis in systems.values()
        for stack in synthesis.stacks.values()
        for address in stack.addresses
    }

    assert not [end for end in ends if len(end) == 8 and set(end) <= set("0123456789ABCDEF")]
