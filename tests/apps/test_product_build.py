from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from . import buildspec_runner, tools
from .docker import Registry

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.apps
REPOSITORY = "111111111111.dkr.ecr.us-east-1.amazonaws.com/demo/product"
COMMIT = "4f2c1d9be0a7"
IMAGE = f"{REPOSITORY}:{COMMIT}"
FILES = [f"app/product/parameters/{environment}.params.json" for environment in ("production", "staging")]


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path)


def build(tmp_path: Path, registry: Registry, name: str = "build") -> buildspec_runner.Build:
    source = tmp_path / f"{name}-source"
    tools.copy_app("product", source)
    return build_of(source, tmp_path / name, registry)


def build_of(source: Path, scratch: Path, registry: Registry) -> buildspec_runner.Build:
    variables = {"IMAGE_REPOSITORY": REPOSITORY, "PARAMETER_FILES": " ".join(FILES)}
    return run(source, scratch, registry, **variables)


def run(source: Path, scratch: Path, registry: Registry, **variables: str) -> buildspec_runner.Build:
    return buildspec_runner.run(
        source / "app/product/buildspec.yml",
        source=source,
        scratch=scratch,
        environment=tools.environment(registry.bin, CODEBUILD_RESOLVED_SOURCE_VERSION=COMMIT, **variables),
    )


def parameters(result: buildspec_runner.Build, file: str) -> dict[str, Any]:
    configuration: dict[str, Any] = json.loads((result.artifact / file).read_text())
    return configuration


def test_the_commit_s_image_is_built_and_pushed(tmp_path: Path, registry: Registry) -> None:
    result = build(tmp_path, registry)
    assert result.succeeded, result.log
    assert registry.called("docker login") == [
        "docker login --username AWS --password-stdin 111111111111.dkr.ecr.us-east-1.amazonaws.com"
    ]
    assert registry.calls[-2:] == [f"docker build --tag {IMAGE} app/product", f"docker push {IMAGE}"]


def test_every_environment_s_parameters_name_the_image(tmp_path: Path, registry: Registry) -> None:
    result = build(tmp_path, registry)
    assert result.files == {"app/product/template.yaml", *FILES}
    for file in FILES:
        configuration = parameters(result, file)
        written = json.loads((tools.ROOT / file).read_text())
        assert configuration["Parameters"] == {**written["Parameters"], "Image": IMAGE}
        assert configuration["Tags"] == written["Tags"]


def test_a_second_build_of_the_commit_pushes_nothing_and_succeeds(tmp_path: Path, registry: Registry) -> None:
    assert build(tmp_path, registry, "first").succeeded
    result = build(tmp_path, registry, "second")
    assert result.succeeded, result.log
    assert len(registry.called("docker push")) == 1
    assert parameters(result, FILES[0])["Parameters"]["Image"] == IMAGE


def test_a_pull_request_s_image_is_built_and_goes_nowhere(tmp_path: Path, registry: Registry) -> None:
    source = tools.copy_app("product", tmp_path / "source")
    result = run(source, tmp_path / "build", registry, PULL_REQUEST="true")
    assert result.succeeded, result.log
    assert registry.calls[1:] == ["docker build app/product"]


def test_a_registry_that_does_not_answer_fails_the_build(tmp_path: Path, registry: Registry) -> None:
    registry.go_down()
    result = build(tmp_path, registry)
    assert result.phases["build"] == "bash app/product/scripts/push_image.sh"
    assert not registry.called("docker push")


def test_a_failing_unit_test_fails_the_build_before_anything_is_pushed(tmp_path: Path, registry: Registry) -> None:
    source = tools.copy_app("product", tmp_path / "source")
    failing = source / "app/product/test/failing.test.js"
    failing.write_text('import { test } from "node:test";\ntest("fails", () => { throw new Error("on purpose"); });\n')
    result = build_of(source, tmp_path / "build", registry)
    assert result.phases["pre_build"] == "npm --prefix app/product test"
    assert result.files == set()
    assert not registry.called("docker build")


def test_the_image_runs_as_somebody_else_than_root_and_holds_no_tests() -> None:
    directory = tools.ROOT / "app/product"
    assert "USER node" in (directory / "Dockerfile").read_text().splitlines()
    assert (directory / ".dockerignore").read_text().splitlines() == ["*", "!package.json", "!src"]
