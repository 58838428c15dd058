"""What the variables of modules refuse, as Terraform says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.modules.emission import refused_pipelines
from tests.modules.emission.root import refusals
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

pytestmark = [pytest.mark.rehearsal, pytest.mark.synth]

Body = dict[str, Any]
NETWORK = {"vpc_id": "vpc-0a1b2c3d", "subnet_ids": ["subnet-0a1b2c3d"], "security_group_ids": ["sg-0a1b2c3d"]}
CERTIFICATE = {"tls_certificate": "no PEM"}
HOST = {"name": "acme", "url": "https://git.example.com"}
ENTERPRISE = {"provider_type": "GitHubEnterpriseServer"}
GOOD: Mapping[str, Body] = {
    "approval-topic": {"name": "acme-approval"},
    "build-project": {
        "name": "acme-api",
        "role_name": "acme-api-build",
        "artifact_bucket": "acme-artifacts",
        "key_alias": "alias/acme-artifacts",
    },
    "code-repository": {"name": "acme"},
    "container-registry": {"name": "acme/api"},
    "delivery-pipeline": refused_pipelines.GOOD,
    "source-connection": {"name": "acme"},
}
REFUSED: Mapping[str, list[tuple[Body, str]]] = {
    "delivery-pipeline": refused_pipelines.REFUSED,
    "approval-topic": [
        ({"name": "acme.approval"}, "A topic's name has 1 to 256"),
        ({"email": ["ops@example"]}, "Each must be an e-mail address"),
    ],
    "build-project": [
        ({"name": "_api"}, "A project's name has 2 to 150"),
        ({"role_name": "acme build"}, "A role's name has 1 to 64"),
        ({"description": "x" * 256}, "A description has at most 255"),
        ({"buildspec": "/etc/buildspec.yml"}, "A buildspec is a path"),
        ({"machine": {"type": "WINDOWS_SERVER_2022_CONTAINER"}}, "The type must be one of LINUX_CONTAINER"),
        ({"machine": {"compute_type": "small"}}, "The compute_type must be one of"),
        ({"machine": {"image": "Not An Image"}}, "An image is one of CodeBuild's"),
        (
            {"machine": {"image": "aws/codebuild/amazonlinux-aarch64-standard:3.0"}},
            "CodeBuild's images are made for one kind",
        ),
        ({"build_timeout": 4}, "The timeout of a build must be from 5 to 2160"),
        ({"queued_timeout": 481}, "The timeout of a build in the queue must be from 5 to 480"),
        ({"cache": {"type": "LOCAL"}, "network": NETWORK}, "There is no local cache in a VPC"),
        ({"cache": {"type": "LOCAL", "prefix": "here"}}, "Only a cache in S3 has a prefix"),
        ({"cache": {"type": "DISK"}}, "The type must be one of NO_CACHE"),
        ({"cache": {"type": "S3"}, "hands_on": False}, "A build that writes nothing"),
        ({"network": {**NETWORK, "vpc_id": "vpc"}}, "A VPC's id is vpc-"),
        ({"network": {**NETWORK, "subnet_ids": []}}, "Name 1 to 16 subnets"),
        ({"network": {**NETWORK, "security_group_ids": ["sg-0a1b2c3d"] * 6}}, "Name 1 to 5 security groups"),
        ({"environment_variables": {"A-B": "1"}}, "A variable's name has letters"),
        ({"environment_variables": {"CODEBUILD_SRC_DIR": "1"}}, "CodeBuild itself sets"),
        ({"environment_variables": {"URL": "https://me:pass@example.com"}}, "A value looks like a secret"),
        ({"environment_variables": {"A": "1"}, "secrets": {"A": "ssm:/a"}}, "A variable is plain or secret, not both"),
        ({"secrets": {"A": "vault:a"}}, "A secret is a reference"),
        ({"secrets": {"A": "ssm:a/b"}}, "A parameter whose name has a slash"),
        ({"reports": {str(n): "TEST" for n in range(6)}}, "A build writes at most 5 reports"),
        ({"reports": {"_unit": "TEST"}}, "A report's name has letters"),
        ({"reports": {"unit": "JUNIT"}}, "A report is TEST or CODE_COVERAGE"),
        ({"packages": {"buckets": {}, "prefix": "api"}}, "Name a bucket for each region"),
        ({"packages": {"buckets": {"eu-west-1": "No"}, "prefix": "api"}}, "Each must be the name of a bucket"),
        ({"packages": {"buckets": {"eu-west-1": "packages"}, "prefix": "/api"}}, "The prefix of packages is a path"),
        ({"image_repository_arn": "acme/api"}, "Must be the ARN of an ECR repository"),
    ],
    "code-repository": [
        ({"name": "acme/shop"}, "A repository's name has 1 to 100"),
        ({"name": "acme.git"}, "AWS takes no repository's name"),
        ({"description": "x" * 1001}, "A description has at most 1000"),
    ],
    "container-registry": [
        ({"name": "Acme"}, "A repository's name has lower-case"),
        ({"name": "a"}, "A repository's name has 2 to 256"),
        ({"reader_accounts": ["me"]}, "Each must be the id of an account"),
    ],
    "source-connection": [
        ({"name": "x" * 33}, "A connection's name has 1 to 32"),
        ({"provider_type": "Gitea"}, "Must be one of GitHub"),
        (ENTERPRISE, "GitHubEnterpriseServer and GitLabSelfManaged need a host"),
        ({"provider_type": "GitHub", "host": HOST}, "GitHubEnterpriseServer and GitLabSelfManaged need a host"),
        ({**ENTERPRISE, "host": {**HOST, "name": ""}}, "A host's name has 1 to 64"),
        ({**ENTERPRISE, "host": {**HOST, "url": "http://git.example.com"}}, "The URL of a host starts with"),
        ({**ENTERPRISE, "host": {**HOST, "network": {**NETWORK, "vpc_id": "vpc"}}}, "A VPC's id is vpc-"),
        ({**ENTERPRISE, "host": {**HOST, "network": {**NETWORK, **CERTIFICATE}}}, "A certificate is PEM text"),
    ],
}


@pytest.fixture(scope="module")
def aws() -> Iterator[EmbeddedAws]:
    """One for all, since nothing is applied."""
    with EmbeddedAws() as running:
        yield running


@pytest.mark.parametrize("module", sorted(REFUSED))
def test_terraform_refuses_what_aws_would_and_nothing_else(module: str, tmp_path: Path, aws: EmbeddedAws) -> None:
    cases = {f"case-{number}": {**GOOD[module], **inputs} for number, (inputs, _) in enumerate(REFUSED[module])}
    said = refusals(tmp_path, aws, module, {"good": GOOD[module], **cases})

    assert "good" not in said
    for number, (inputs, message) in enumerate(REFUSED[module]):
        (only,) = said[f"case-{number}"]
        assert only.startswith(message), inputs
