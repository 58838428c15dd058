"""Small synthesized outputs, written by hand: what the rehearsal takes from cdktf, and nothing more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Json = dict[str, Any]

ACCOUNT = "111111111111"
REGION = "us-east-1"
BUCKET = "demo-terraform-state-111111111111"
TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}},
        ],
    }
)


def backend(stack: str) -> Json:
    key = f"demo/{stack}.tfstate"
    return {"bucket": BUCKET, "key": key, "region": REGION, "encrypt": True, "use_lockfile": True}


def config(stack: str, **parts: Any) -> Json:
    aws = {"source": "hashicorp/aws", "version": ">= 5.100, < 7"}
    return {
        "terraform": {"required_providers": {"aws": aws}, "backend": {"s3": backend(stack)}},
        "provider": {"aws": [{"region": REGION, "allowed_account_ids": [ACCOUNT]}]},
        **parts,
    }


def parameter(name: str, value: str = "x") -> Json:
    return {"aws_ssm_parameter": {"it": {"name": f"/{name}", "type": "String", "value": value}}}


def remote_state(of: str) -> Json:
    return {"terraform_remote_state": {of: {"backend": "s3", "config": backend(of)}}}


def manifest(stacks: Mapping[str, Sequence[str]]) -> Json:
    entries = {
        name: {"name": name, "workingDirectory": f"stacks/{name}", "dependencies": list(after)}
        for name, after in stacks.items()
    }
    return {"version": "0.21.0", "stacks": entries}


def write_output(
    directory: Path, configs: Mapping[str, Json], after: Mapping[str, Sequence[str]] | None = None
) -> Path:
    for name, content in configs.items():
        stack = directory / "stacks" / name
        stack.mkdir(parents=True, exist_ok=True)
        (stack / "cdk.tf.json").write_text(json.dumps(content))
    order = {name: (after or {}).get(name, ()) for name in configs}
    (directory / "manifest.json").write_text(json.dumps(manifest(order)))
    return directory
