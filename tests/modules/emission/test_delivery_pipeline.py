"""Any pipeline that a spec can describe can be built from HCL: the same pipeline, and a role that may do the same."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests import specs
from tests.modules.emission.comparing import comparable
from tests.modules.emission.root import planned, root
from tests.synthesis import synthesized
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.synthesis import Stack

pytestmark = [pytest.mark.rehearsal, pytest.mark.synth]

Body = dict[str, Any]
# Between them they have every provider, condition, trigger and another account.
SPECS = ("accounts", "builds", "containers", "gates", "sources", "static-site")
KIND = "aws_codepipeline"
# What one stack learns from another: ARNs of connections and keys.
CROSSING = re.compile(r"\$\{data\.terraform_remote_state\.[^}]*\}")
ARN = "arn:aws:codeconnections:us-east-1:111111111111:connection/12345678-1234-1234-1234-123456789012"


def pipelines(stacks: Iterable[Stack]) -> dict[str, tuple[Body, Body]]:
    """Each pipeline of a system with its role's policy."""
    found = {}
    for stack in stacks:
        for name, body in stack.kind(KIND).items():
            policy = stack.resource(f"aws_iam_role_policy.{name}")
            found[f"{stack.name}_{name}"] = (known(body), known(policy))
    return found


def known(body: Body) -> Body:
    found: Body = json.loads(CROSSING.sub(ARN, json.dumps(body)))
    return found


def inputs(home: str, pipeline: Body, policy: Body) -> Body:
    """What the module takes to make the pipeline."""
    stores = {each.get("region", home): each for each in blocks(pipeline["artifact_store"])}
    aliases = {store["encryption_key"]["id"].partition("alias/")[2] for store in stores.values()} - {""}
    return {
        "name": pipeline["name"],
        "role_name": policy["name"],
        "key_alias": f"alias/{min(aliases)}",
        "artifact_stores": {region: _store(store) for region, store in stores.items()},
        "stages": [_stage(stage) for stage in pipeline["stage"]],
        "trigger": next((_trigger(block) for block in blocks(pipeline.get("trigger", []))), None),
        "variables": [
            {"name": each["name"], "default": each.get("default_value"), "description": each.get("description")}
            for each in blocks(pipeline.get("variable", []))
        ],
        "execution_mode": pipeline["execution_mode"],
    }


def blocks(value: Any) -> list[Body]:
    return value if isinstance(value, list) else [value]


def _store(block: Body) -> Body:
    key = block["encryption_key"]["id"]
    return {"bucket": block["location"], "key_arn": None if ":alias/" in key else key}


def _stage(block: Body) -> Body:
    return {
        "name": block["name"],
        "actions": [_action(each) for each in block["action"]],
        "before_entry": _condition(block.get("before_entry")),
        "on_success": _condition(block.get("on_success")),
        "on_failure": _failure(block.get("on_failure")),
    }


def _action(block: Body) -> Body:
    same = ("name", "category", "provider", "owner", "version", "configuration", "region", "run_order", "role_arn")
    other = {"inputs": "input_artifacts", "outputs": "output_artifacts", "timeout_minutes": "timeout_in_minutes"}
    found = {name: block.get(key) for name, key in {**dict(zip(same, same, strict=True)), **other}.items()}
    return {name: value for name, value in found.items() if value is not None}


def _condition(block: Body | None) -> Body | None:
    if block is None:
        return None
    (condition,) = blocks(block["condition"])
    rules = [
        {
            **{key: each[key] for key in ("name", "region", "configuration")},
            "provider": each["rule_type_id"]["provider"],
        }
        for each in blocks(condition["rule"])
    ]
    return {"result": condition["result"], "rules": rules}


def _failure(block: Body | None) -> Body | None:
    if block is None:
        return None
    return {"result": block["result"], "retry_mode": block.get("retry_configuration", {}).get("retry_mode")}


def _trigger(block: Body) -> Body:
    git = block["git_configuration"]
    return {
        "source_action": git["source_action_name"],
        "pushes": [_filters(each) for each in blocks(git.get("push", []))],
        "pull_requests": [{**_filters(each), "events": each["events"]} for each in blocks(git.get("pull_request", []))],
    }


def _filters(block: Body) -> Body:
    names = {"branches": "branches", "paths": "file_paths", "tags": "tags"}
    return {name: block[label]["includes"] for name, label in names.items() if label in block}


def statements(policy: Body) -> dict[str, Any]:
    """By name; alarms in whatever region, which the stacks put together where there are many."""
    found = {each["Sid"]: comparable(each) for each in json.loads(policy["policy"])["Statement"]}
    if "WatchAlarms" in found:
        alarms = found["WatchAlarms"]["Resource"]
        names = {arn.split(":", 4)[4] for arn in (alarms if isinstance(alarms, list) else [alarms])}
        found["WatchAlarms"]["Resource"] = sorted(names)
    return found


@pytest.mark.parametrize("spec", SPECS)
def test_the_module_makes_each_pipeline_of_a_system(spec: str, tmp_path: Path) -> None:
    stacks = [each for each in synthesized(specs.EXAMPLES[spec].read_text("utf-8")).stacks.values() if each.kind(KIND)]
    wanted, provider = pipelines(stacks), stacks[0].provider
    home = provider["region"]
    with EmbeddedAws(provider["allowed_account_ids"][0], region=home) as aws:
        uses = {key: inputs(home, *each) for key, each in wanted.items()}
        terraform = root(tmp_path, aws, "delivery-pipeline", uses)
        made = planned(terraform)

    for key, (pipeline, policy) in wanted.items():
        values = {each["type"]: each["values"] for each in made[key] if each["mode"] == "managed"}
        assert comparable(values[KIND]) == comparable(pipeline | {"role_arn": None})
        assert statements(values["aws_iam_role_policy"]) == statements(policy)
