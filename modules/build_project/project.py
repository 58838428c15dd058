"""One build: a CodeBuild project, its log group, its report groups and its role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.codebuild_project import (
    CodebuildProject,
    CodebuildProjectArtifacts,
    CodebuildProjectLogsConfig,
    CodebuildProjectLogsConfigCloudwatchLogs,
    CodebuildProjectSource,
)
from cdktf_cdktf_provider_aws.codebuild_report_group import CodebuildReportGroup, CodebuildReportGroupExportConfig
from constructs import Construct

from modules.build_project.blocks import cache, environment, vpc
from modules.build_project.permissions import statements
from modules.naming import named
from modules.policy import service_trust
from modules.role import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modules.build_project.permissions import BuildScope
    from modules.build_project.settings import BuildInputs, BuildSettings, ReportType

LOG_RETENTION_DAYS = 90


class BuildProject(Construct):
    """The project that ``description`` speaks of; ``scope_of_build`` says what it may reach."""

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        role_name: str,
        description: str | None,
        inputs: BuildInputs,
        settings: BuildSettings,
        scope_of_build: BuildScope,
    ) -> None:
        super().__init__(scope, id_)
        name, region, account = scope_of_build.project, scope_of_build.region, scope_of_build.account
        logs = CloudwatchLogGroup(self, "logs", name=scope_of_build.log_group, retention_in_days=LOG_RETENTION_DAYS)
        self.logs = named(logs, id_)
        project_arn = f"arn:aws:codebuild:{region}:{account}:project/{name}"
        self.role = Role(
            self,
            "role",
            address=id_,
            name=role_name,
            description=f"What the build {name} may do",
            trust=service_trust("codebuild.amazonaws.com", account, project_arn),
            statements=statements(scope_of_build, settings, inputs.secrets.values()),
        )
        self._report_groups(id_, scope_of_build, settings.reports)
        project = CodebuildProject(
            self,
            "project",
            name=name,
            description=description,
            service_role=self.role.role.arn,
            build_timeout=settings.timeout_minutes,
            queued_timeout=settings.queued_minutes,
            encryption_key=f"arn:aws:kms:{region}:{account}:{scope_of_build.key_alias}",
            source=CodebuildProjectSource(type="CODEPIPELINE", buildspec=inputs.buildspec),
            artifacts=CodebuildProjectArtifacts(type="CODEPIPELINE"),
            cache=cache(settings, scope_of_build.artifact_bucket),
            environment=environment(settings.machine, inputs),
            vpc_config=vpc(settings.network) if settings.network else None,
            logs_config=CodebuildProjectLogsConfig(
                cloudwatch_logs=CodebuildProjectLogsConfigCloudwatchLogs(group_name=logs.name)
            ),
            # In a VPC, AWS tries the role's permissions as soon as the project is made.
            depends_on=[self.role.policy],
        )
        self.project = named(project, id_)

    def _report_groups(self, id_: str, build: BuildScope, reports: Mapping[str, ReportType]) -> None:
        """Reports go with their group: they say how past builds went, and each build makes new ones."""
        for name, kind in sorted(reports.items()):
            group = CodebuildReportGroup(
                self,
                f"report_{name}",
                name=build.report_group(name),
                type=kind,
                delete_reports=True,
                export_config=CodebuildReportGroupExportConfig(type="NO_EXPORT"),
            )
            named(group, f"{id_}_{name}")
