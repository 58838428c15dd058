"""Rule V706."""

from __future__ import annotations

from typing import Any

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v706_build_images as rule

ARM = "aws/codebuild/amazonlinux-aarch64-standard:3.0"
INTEL = "aws/codebuild/standard:7.0"


def built(**build: Any) -> dict[str, Any]:
    return {"services": {"web": {"build": build}}}


@pytest.mark.parametrize(
    "build",
    [
        {"image": ARM, "architecture": "arm64"},
        {"image": INTEL},
        {"image": "public.ecr.aws/docker/library/python:3.13", "architecture": "arm64"},
        {"architecture": "arm64"},
    ],
)
def test_it_passes_images_of_the_architecture_and_those_that_it_does_not_know(build: dict[str, Any]) -> None:
    assert found(rule, built(**build)) == []


@pytest.mark.parametrize(
    "build",
    [
        {"image": ARM},
        {"image": INTEL, "architecture": "arm64"},
        {"image": "aws/codebuild/windows-base:2022-1.0"},
        {"image": "aws/codebuild/amazonlinux-x86_64-lambda-standard:python3.13"},
    ],
)
def test_it_refuses_images_for_another_machine(build: dict[str, Any]) -> None:
    assert found(rule, built(**build)) == ["services.web.build.image"]


def test_it_refuses_them_in_actions_too() -> None:
    actions = {"lint": {"buildspec": "lint.yml", "image": ARM}}
    assert found(rule, {"services": {"web": {"actions": actions}}}) == ["services.web.actions.lint.image"]
