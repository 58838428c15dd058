"""The build of one service: a CodeBuild project, its log group and its role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.codebuild_project import (
    CodebuildProject,
    CodebuildProjectArtifacts,
    CodebuildProjectCache,
    CodebuildProjectEnvironment,
    CodebuildProjectEnvironmentEnvironmentVariable,
    CodebuildProjectLogsConfig,
    CodebuildProjectLogsConfigCloudwatchLogs,
    CodebuildProjectSource,
)
from constructs import Construct

from modules.build_permissions import BuildScope, statements
from modules.naming import named
from modules.policy import service_trust
from modules.role import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

IMAGE = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
COMPUTE_TYPE = "BUILD_GENERAL1_SMALL"
TIMEOUT_MINUTES = 60
LOG_RETENTION_DAYS = 90


@dataclass(frozen=True)
class BuildInputs:
    """What a build is given: plain ``variables``, and ``secrets`` as references (``ssm:`` or ``secretsmanager:``)."""

    buildspec: str
    variables: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)


class BuildProject(Construct):
    """The project ``name`` of a pipeline; ``scope_of_build`` says what it may reach."""

    def __init__(
        self, scope: Construct, id_: str, *, role_name: str, inputs: BuildInputs, scope_of_build: BuildScope
    ) -> None:
        super().__init__(scope, id_)
        name, region, account = scope_of_build.project, scope_of_build.region, scope_of_build.account
        logs = CloudwatchLogGroup(self, "logs", name=scope_of_build.log_group, retention_in_days=LOG_RETENTION_DAYS)
        named(logs, id_)
        project_arn = f"arn:aws:codebuild:{region}:{account}:project/{name}"
        self.role = Role(
            self,
            "role",
            address=id_,
            name=role_name,
            description=f"What the build {name} may do",
            trust=service_trust("codebuild.amazonaws.com", account, project_arn),
            statements=statements(scope_of_build, inputs.secrets.values()),
        )
        self._project(id_, scope_of_build, inputs, logs)

    def _project(self, id_: str, build: BuildScope, inputs: BuildInputs, logs: CloudwatchLogGroup) -> None:
        project = CodebuildProject(
            self,
            "project",
            name=build.project,
            description=f"Builds what the pipeline {build.project} delivers",
            service_role=self.role.role.arn,
            build_timeout=TIMEOUT_MINUTES,
            encryption_key=f"arn:aws:kms:{build.region}:{build.account}:{build.key_alias}",
            source=CodebuildProjectSource(type="CODEPIPELINE", buildspec=inputs.buildspec),
            artifacts=CodebuildProjectArtifacts(type="CODEPIPELINE"),
            cache=CodebuildProjectCache(type="LOCAL", modes=["LOCAL_CUSTOM_CACHE"]),
            environment=CodebuildProjectEnvironment(
                type="LINUX_CONTAINER",
                image=IMAGE,
                compute_type=COMPUTE_TYPE,
                environment_variable=environment_variables(inputs),
            ),
            logs_config=CodebuildProjectLogsConfig(
                cloudwatch_logs=CodebuildProjectLogsConfigCloudwatchLogs(group_name=logs.name)
            ),
            depends_on=[self.role.policy],
        )
        self.project = named(project, id_)


def environment_variables(inputs: BuildInputs) -> Sequence[CodebuildProjectEnvironmentEnvironmentVariable]:
    """The build's variables by name; a secret is the name of a parameter or secret, which CodeBuild resolves."""
    plain = {name: ("PLAINTEXT", value) for name, value in inputs.variables.items()}
    secret = {name: _secret(reference) for name, reference in inputs.secrets.items()}
    return [
        CodebuildProjectEnvironmentEnvironmentVariable(name=name, type=kind, value=value)
        for name, (kind, value) in sorted((plain | secret).items())
    ]


def _secret(reference: str) -> tuple[str, str]:
    store, _, name = reference.partition(":")
    return ("PARAMETER_STORE" if store == "ssm" else "SECRETS_MANAGER"), name
