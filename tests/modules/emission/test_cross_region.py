"""The reference system in plain Terraform, from the modules of the last release and those of today."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.modules.emission.emitted import ROOT, emitted
from tests.modules.emission.example import terraform_in
from tests.synthesis import reference
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.rehearsal.embedded_aws.terraform import Terraform

EXAMPLE = ROOT / "examples" / "terraform"
RELEASED = ROOT / "tests" / "modules" / "emission" / "released"
CHANGELOG = ROOT / "CHANGELOG.md"
ACCOUNT = "111111111111"
REGION = "us-east-1"
SERVICES = ("hello", "product", "web")
# What only AWS knows, or what crosses from another stack.
COMPUTED = {"arn", "id", "tags", "tags_all", "trigger_all", "role_arn", "ConnectionArn"}

Resources = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Project:
    """A copy of the example beside ``dist/modules``."""

    directory: Path
    terraform: Terraform

    def take(self, modules: Path) -> None:
        """Let the modules be these."""
        shutil.rmtree(self.directory / "dist", ignore_errors=True)
        shutil.copytree(modules, self.directory / "dist" / "modules")
        self.terraform.init()

    def plan(self) -> dict[str, Any]:
        self.terraform.run("plan", "-input=false", "-no-color", "-out=tfplan")
        plan: dict[str, Any] = json.loads(self.terraform.run("show", "-json", "tfplan").stdout)
        return plan

    def resources(self) -> Resources:
        """The values of each resource in the state, by its address."""
        state = json.loads(self.terraform.run("show", "-json").stdout)["values"]["root_module"]
        return {each["address"]: each["values"] for module in state["child_modules"] for each in module["resources"]}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    at = tmp_path / "examples" / "terraform"
    shutil.copytree(EXAMPLE, at)
    with EmbeddedAws(account=ACCOUNT, region=REGION, log=tmp_path / "aws.log") as aws:
        yield Project(tmp_path, terraform_in(at, tmp_path, aws))


@pytest.mark.rehearsal
def test_the_reference_system_is_applied_from_modules_and_kept_by_newer_ones(project: Project) -> None:
    project.take(RELEASED)
    project.terraform.apply()

    project.take(emitted())
    project.terraform.run("fmt", "-check", "-diff", "-recursive", str(project.directory))
    unsaid = [address for address in losses(project.plan()) if address not in unreleased()]
    assert unsaid == [], "say in the changelog which addresses are replaced or destroyed"

    project.terraform.apply()
    project.terraform.assert_no_changes()
    made = project.resources()
    for service in SERVICES:
        assert pipeline_of_modules(made, service) == pipeline_of_stacks(service)
        assert statements_of_modules(made, service) == statements_of_stacks(service)
    project.terraform.destroy()
    assert project.terraform.state() == []


@pytest.mark.parametrize(
    ("actions", "lost"),
    [(["update"], []), (["delete", "create"], ["a.b"]), (["create", "delete"], ["a.b"]), (["delete"], ["a.b"])],
)
def test_a_plan_that_destroys_or_replaces_is_a_loss(actions: list[str], lost: list[str]) -> None:
    assert losses({"resource_changes": [{"address": "a.b", "change": {"actions": actions}}]}) == lost


def losses(plan: dict[str, Any]) -> list[str]:
    """The addresses that a plan destroys, or puts another resource in the place of."""
    return [each["address"] for each in plan["resource_changes"] if "delete" in each["change"]["actions"]]


def unreleased() -> str:
    return CHANGELOG.read_text(encoding="utf-8").partition("\n## ")[2].partition("\n## ")[0]


def pipeline_of_modules(made: Resources, service: str) -> Any:
    return plain(made[f'module.pipeline["{service}"].aws_codepipeline.this'])


def pipeline_of_stacks(service: str) -> Any:
    body = reference().stacks[f"{service}-pipeline"].resource("aws_codepipeline.pipeline")
    return plain({key: value for key, value in body.items() if key not in {"//", "depends_on"}})


def plain(node: Any) -> Any:
    """A resource without what is empty or computed, whether its blocks stand in lists or not.

    AWS fills in the pipeline's own region where an action has none.
    """
    match node:
        case dict():
            found = {key: plain(value) for key, value in node.items() if key not in COMPUTED}
            return {key: value for key, value in found.items() if value not in (None, "", 0, [], {}, REGION)}
        case [dict() as only]:
            return plain(only)
        case list():
            return sorted((plain(item) for item in node), key=json.dumps) if _is_set(node) else [plain(i) for i in node]
        case _:
            return node


def _is_set(node: list[Any]) -> bool:
    return any(isinstance(item, dict) and "encryption_key" in item for item in node)


def statements_of_modules(made: Resources, service: str) -> Any:
    return by_sid(made[f'module.pipeline["{service}"].aws_iam_role_policy.this']["policy"])


def statements_of_stacks(service: str) -> Any:
    return by_sid(reference().stacks[f"{service}-pipeline"].resource("aws_iam_role_policy.pipeline")["policy"])


def by_sid(policy: str) -> dict[str, Any]:
    """The statements by name; what they list has no order, and the connection's ARN is not known beforehand."""
    found = {statement["Sid"]: ordered(statement) for statement in json.loads(policy)["Statement"]}
    found["UseConnection"].pop("Resource")
    return found


def ordered(node: Any) -> Any:
    match node:
        case dict():
            return {key: ordered(value) for key, value in node.items()}
        case list():
            return sorted(node)
        case _:
            return node
