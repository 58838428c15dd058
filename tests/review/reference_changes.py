"""Changes to the reference system, planned with the real Terraform; and those of them that docs/review.md shows.

``python -m tests.review.reference_changes`` plans them anew, keeps what a review reads of the plans in ``plans/`` and
writes the page.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.review.real import RealStack
from tests.synthesis import REFERENCE, synthesized
from viaduct.rehearsal.embedded_aws import EmbeddedAws
from viaduct.review.plan_json import PlanJson

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]
Changes = dict[str, dict[str, Json]]

KEPT = Path(__file__).parent / "plans"

CONNECTION, PIPELINE, TARGET, STORES = STACKS = (
    *("connection", "hello-pipeline", "hello-production-eu-west-1", "artifacts-eu-west-1"),
)
_SIDES = ("actions", "before", "after", "replace_paths", "importing")
_BUILD = "build: {buildspec: app/hello/buildspec.yml"
_BUCKET = "demo-artifacts-111111111111-eu-west-1"
# The provider waits a minute for it to settle, and no review is about it.
_SLOW = "aws_s3_bucket_lifecycle_configuration"


def changes(directory: Path) -> Changes:
    """The plans of each change, by the stacks that it could touch."""
    with EmbeddedAws(log=directory / "aws.log") as aws, ExitStack() as until:
        stacks = {name: RealStack(directory / name, aws, until) for name in STACKS}
        _apply(stacks)
        still = {CONNECTION: stacks[CONNECTION].plan("-refresh=false")}
        secret = _documents(_BUILD, f"{_BUILD}, secrets: {{NPM_TOKEN: ssm:/demo/npm}}")
        region = _documents("regions: [us-east-1, eu-west-1]", "regions: [us-east-1]")
        return {
            "a-secret-for-the-build": still | {PIPELINE: _planned(stacks[PIPELINE], secret[PIPELINE])},
            "one-region-less": {
                **still,
                PIPELINE: _planned(stacks[PIPELINE], region[PIPELINE]),
                TARGET: stacks[TARGET].plan("-destroy"),
            },
            "a-bucket-with-another-name": still | {STORES: _planned(stacks[STORES], _renamed(_documents()[STORES]))},
        }


def kept() -> Changes:
    """The plans that are kept, by the same names."""
    return {
        change.name: {file.stem: json.loads(file.read_text()) for file in sorted(change.glob("*.json"))}
        for change in sorted(KEPT.iterdir())
    }


def what_is_read(plan: Json) -> Json:
    """A plan without what no review reads."""
    read = PlanJson.model_validate(plan).model_dump(mode="json", exclude_defaults=True)
    configuration = read["configuration"]
    aws = configuration["provider_config"]["aws"]["expressions"]["allowed_account_ids"]
    blocks = [each for each in configuration["root_module"].get("resources", []) if each["mode"] == "managed"]
    resources = [
        {"address": each["address"], "expressions": {name: {} for name in each.get("expressions", {})}}
        for each in blocks
    ]
    provider = {"aws": {"expressions": {"allowed_account_ids": aws}}}
    return {
        "format_version": read["format_version"],
        "configuration": {"provider_config": provider, "root_module": {"resources": resources}},
        "output_changes": {name: _masked(each) for name, each in read.get("output_changes", {}).items()},
        **{key: [*map(_resource, read.get(key, []))] for key in ("resource_changes", "resource_drift")},
    }


def _resource(entry: Json) -> Json:
    return entry | {"change": _masked(entry["change"])}


def _masked(change: Json) -> Json:
    """A change without the masks that hide nothing."""
    return {key: value for key, value in change.items() if key in _SIDES or "true" in json.dumps(value)}


def _apply(stacks: Mapping[str, RealStack]) -> None:
    documents = _documents()
    for name, stack in stacks.items():
        stack.take(documents[name])
    stacks[CONNECTION].apply()
    with ThreadPoolExecutor(len(STACKS)) as together:
        list(together.map(lambda name: stacks[name].apply(), [PIPELINE, TARGET, STORES]))


def _documents(old: str = "", new: str = "") -> dict[str, Json]:
    """The stacks of the reference system, with a piece of its description replaced."""
    spec = REFERENCE.read_text()
    assert old in spec
    documents = {
        name: stack.document for name, stack in synthesized(spec.replace(old, new, 1) if old else spec).stacks.items()
    }
    for document in documents.values():
        document["resource"].pop(_SLOW, None)
    return documents


def _planned(stack: RealStack, document: Json) -> Json:
    stack.take(document)
    return stack.plan()


def _renamed(document: Json) -> Json:
    document_: Json = json.loads(json.dumps(document).replace(_BUCKET, _BUCKET.replace("demo", "shop")))
    return document_


def _keep() -> None:
    with TemporaryDirectory() as directory:
        for change, plans in changes(Path(directory)).items():
            (KEPT / change).mkdir(parents=True, exist_ok=True)
            for stack, plan in plans.items():
                text = json.dumps(what_is_read(plan), sort_keys=True, separators=(",", ":"))
                (KEPT / change / f"{stack}.json").write_text(text + "\n")


if __name__ == "__main__":
    from tests.review.document import write_page

    _keep()
    write_page()
