"""``viaduct plan --matrix`` in a git repository of its own: which stacks a change touches."""

from __future__ import annotations

import json

import pytest

from tests.planning.project import Project

SERVICES = 100
TARGETS = ("production-eu-west-1", "production-us-east-1", "staging-us-east-1")
HEAD = """\
system: big
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
environments:
  staging: {regions: [us-east-1]}
  production: {regions: [us-east-1, eu-west-1]}
services:
"""

pytestmark = pytest.mark.synth


def big(**changed: str) -> str:
    names = [f"s{number:03}" for number in range(SERVICES)]
    return HEAD + "".join(f"  {name}: {{deploy: {{kind: sam}}{changed.get(name, '')}}}\n" for name in names)


def layers(project: Project, *arguments: str) -> list[list[str]]:
    printed = project.viaduct("plan", "pipelines.yaml", *arguments, "--matrix").splitlines()[0]
    found: list[list[str]] = json.loads(printed)["layers"]
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("matrix"), big())


@pytest.mark.thorough
def test_a_change_of_one_service_of_a_hundred_touches_its_stacks_alone(project: Project) -> None:
    project.write(big(s042=", build: {timeout: 30m}"))

    assert layers(project, "--base", "main") == [["s042-pipeline"]]
    assert project.git("worktree", "list").count("\n") == 0


@pytest.mark.thorough
def test_a_removed_and_a_new_service_are_found(project: Project) -> None:
    project.write(big().replace("  s007:", "  renamed:"))
    former, new = ([f"{name}-{at}" for at in TARGETS] for name in ("s007", "renamed"))

    assert layers(project, "--base", "main") == [sorted([*new, "s007-pipeline"]), sorted([*former, "renamed-pipeline"])]


@pytest.mark.thorough
def test_a_change_of_the_code_touches_what_it_makes_differently(project: Project) -> None:
    project.write(big())
    names = project.directory / "stacks" / "connection.py"
    text = names.read_text()
    names.write_text(text.replace("ARN of the connection", "The connection's ARN"))
    try:
        found = layers(project, "--base", "main")
    finally:
        names.write_text(text)

    assert found[0] == ["connection"]
    assert len(found[1]) == SERVICES
