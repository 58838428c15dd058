from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from . import buildspec_runner, tools
from .package_aws import REGIONS, PackageAws

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.apps


def build(tmp_path: Path, source: Path, sam: Path, aws: PackageAws) -> buildspec_runner.Build:
    variables = {
        "SAM_TEMPLATE": "app/hello/template.yaml",
        "DEPLOY_REGIONS": " ".join(REGIONS),
        "PACKAGE_BUCKET_PREFIX": aws.bucket_prefix,
        "PACKAGE_KEY_PREFIX": "hello",
        "PACKAGE_KMS_KEY": "alias/demo-artifacts",
        **aws.environment(),
    }
    return buildspec_runner.run(
        source / "app/hello/buildspec.yml",
        source=source,
        scratch=tmp_path / "build",
        environment=tools.environment(sam, **variables),
    )


def code_uri(packaged: Path) -> str:
    document: dict[str, Any] = YAML().load(packaged)
    return str(document["Resources"]["Hello"]["Properties"]["CodeUri"])


def test_one_build_is_packaged_into_every_region(tmp_path: Path, sam: Path, package_aws: PackageAws) -> None:
    result = build(tmp_path, tools.copy_app("hello", tmp_path / "source"), sam, package_aws)
    assert result.succeeded, result.log
    assert result.files == {f"packaged-{region}.yaml" for region in REGIONS}
    objects = set()
    for region in REGIONS:
        uri = code_uri(result.artifact / f"packaged-{region}.yaml")
        bucket, _, key = uri.removeprefix("s3://").partition("/")
        assert bucket == f"{package_aws.bucket_prefix}-{region}"
        assert key in package_aws.keys(region)
        assert package_aws.key_of(region, key) == "alias/demo-artifacts"
        objects.add(key)
        assert code_files(package_aws.body(region, key)) == {"package.json", "package-lock.json", "src/handler.js"}
    (key,) = objects
    assert key.startswith("hello/")


def code_files(code: bytes) -> set[str]:
    return {name for name in zipfile.ZipFile(io.BytesIO(code)).namelist() if not name.endswith("/")}


def test_failing_unit_test_fails_the_build_and_uploads_nothing(
    tmp_path: Path, sam: Path, package_aws: PackageAws
) -> None:
    source = tools.copy_app("hello", tmp_path / "source")
    failing = source / "app/hello/test/failing.test.js"
    failing.write_text('import { test } from "node:test";\ntest("fails", () => { throw new Error("on purpose"); });\n')
    result = build(tmp_path, source, sam, package_aws)
    assert result.phases == {"install": None, "pre_build": "npm --prefix app/hello test"}
    assert "on purpose" in result.log
    assert result.files == set()
    assert [package_aws.keys(region) for region in REGIONS] == [[], []]


def test_failing_region_fails_the_build(tmp_path: Path, sam: Path, package_aws: PackageAws) -> None:
    source = tools.copy_app("hello", tmp_path / "source")
    spec = source / "app/hello/buildspec.yml"
    spec.write_text(spec.read_text().replace("bash app/hello", "DEPLOY_REGIONS='eu-west-2 us-east-1' bash app/hello"))
    result = build(tmp_path, source, sam, package_aws)
    assert result.phases["build"] is not None
    assert result.files == set()


def test_function_roles_get_the_boundary_that_the_deploy_role_asks_for() -> None:
    document: dict[str, Any] = YAML().load(tools.ROOT / "app/hello/template.yaml")
    boundary = document["Globals"]["Function"]["PermissionsBoundary"]
    name = "${AWS::StackName}-${AWS::Region}-boundary"
    assert boundary.tag.value == "!Sub"
    assert str(boundary) == f"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:policy/{name}"
