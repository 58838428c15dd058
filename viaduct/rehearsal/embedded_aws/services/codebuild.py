"""CodeBuild: projects as BatchGetProjects returns them, updates, and report groups (moto 5.2.5).

https://docs.aws.amazon.com/codebuild/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.codebuild.exceptions import InvalidInputException, ResourceAlreadyExistsException, ResourceNotFoundException
from moto.codebuild.models import CodeBuild
from moto.codebuild.responses import CodeBuildResponse
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import utcnow

from viaduct.rehearsal.embedded_aws.services.codebuild_reports import ReportGroups
from viaduct.rehearsal.embedded_aws.trust import is_trusted

if TYPE_CHECKING:
    from viaduct.rehearsal.embedded_aws.state import Record

_INPUTS = (
    "name", "description", "source", "secondarySources", "sourceVersion", "secondarySourceVersions", "artifacts",
    "secondaryArtifacts", "cache", "environment", "serviceRole", "timeoutInMinutes", "queuedTimeoutInMinutes",
    "encryptionKey", "tags", "vpcConfig", "logsConfig", "fileSystemLocations", "buildBatchConfig",
    "concurrentBuildLimit", "autoRetryLimit",
)  # fmt: skip
"""What CreateProject and UpdateProject take and BatchGetProjects gives back (API_Project)."""


class CodeBuildAnswers(ReportGroups, CodeBuildResponse):
    """Moto's builds; our projects, which keep everything that they were given."""

    def create_project(self) -> ActionResult:
        """API_CreateProject. Moto refuses the source CODEPIPELINE and drops what it does not know."""
        given = self._given()
        projects = self.codebuild_backend.codebuild_projects
        if given["name"] in projects:
            raise ResourceAlreadyExistsException(f"Project already exists: {self._project_arn(given['name'])}")
        self._check_role(str(given["serviceRole"]))
        now = utcnow()
        self.codebuild_backend.build_history[given["name"]] = []
        return self._keep(self._defaults(given["name"]) | {"created": now, "lastModified": now} | given)

    def update_project(self) -> ActionResult:
        """API_UpdateProject: what is not named stays as it was. Moto has no such call."""
        given = self._given()
        old = self._find(given["name"])
        self._check_role(str(given.get("serviceRole", old["serviceRole"])))
        return self._keep(old | given | {"lastModified": utcnow()})

    def delete_project(self) -> EmptyResult:
        """API_DeleteProject takes a name or an ARN, and does not mind a project that is gone."""
        self.codebuild_backend.delete_project(self._get_param("name").rpartition("/")[2])
        return EmptyResult()

    def batch_get_projects(self) -> ActionResult:
        """API_BatchGetProjects: names or ARNs; what is not found is listed, not an error."""
        kept = self.codebuild_backend.codebuild_projects
        names = {asked: asked.rpartition("/")[2] for asked in self._get_param("names")}
        found = [kept[name].project_metadata for name in names.values() if name in kept]
        return ActionResult(
            {"projects": found, "projectsNotFound": [asked for asked, name in names.items() if name not in kept]}
        )

    def _given(self) -> Record:
        """The inputs that were sent, completed as AWS completes them."""
        given = {key: self._get_param(key) for key in _INPUTS if self._get_param(key) is not None}
        if "artifacts" in given:
            given["artifacts"] = _artifacts(given["artifacts"], given.get("name", ""))
        if "logsConfig" in given:
            given["logsConfig"] = _logs(given["logsConfig"])
        if "environment" in given:
            given["environment"] = _environment(given["environment"])
        return given

    def _defaults(self, name: str) -> Record:
        """What a project has that nobody asked for (API_Project)."""
        return {
            "arn": self._project_arn(name),
            "cache": {"type": "NO_CACHE"},
            "timeoutInMinutes": 60,
            "queuedTimeoutInMinutes": 480,
            "encryptionKey": f"arn:{self.partition}:kms:{self.region}:{self.current_account}:alias/aws/s3",
            "logsConfig": _logs({}),
            "projectVisibility": "PRIVATE",
            "badge": {"badgeEnabled": False},
            "tags": [],
        }

    def _keep(self, project: Record) -> ActionResult:
        badge = self._get_param("badgeEnabled")
        if badge is not None:
            project["badge"] = _badge(self.region, project["name"], enabled=badge)
        kept = CodeBuild(
            self.current_account,
            self.region,
            project_name=project["name"],
            description=project.get("description"),
            project_source=project["source"],
            artifacts=project["artifacts"],
            environment=project["environment"],
            serviceRole=project["serviceRole"],
            tags=project["tags"],
        )
        kept.project_metadata = project
        self.codebuild_backend.codebuild_projects[project["name"]] = kept
        return ActionResult({"project": project})

    def _find(self, name: str) -> Record:
        kept = self.codebuild_backend.codebuild_projects.get(name)
        if kept is None:
            raise ResourceNotFoundException(f"Project cannot be found: {self._project_arn(name)}")
        return kept.project_metadata

    def _check_role(self, role_arn: str) -> None:
        if not is_trusted("codebuild.amazonaws.com", role_arn):
            raise InvalidInputException(f"CodeBuild is not authorized to perform: sts:AssumeRole on {role_arn}")

    def _project_arn(self, name: str) -> str:
        return f"arn:{self.partition}:codebuild:{self.region}:{self.current_account}:project/{name}"


def _artifacts(given: Record, project: str) -> Record:
    """API_ProjectArtifacts: a project that stores artifacts gives them its own name, unpackaged and encrypted."""
    match given["type"]:
        case "NO_ARTIFACTS":
            return given
        case "CODEPIPELINE":
            return {"name": project, "packaging": "NONE", "encryptionDisabled": False} | given
        case _:
            return {"name": project, "packaging": "NONE", "encryptionDisabled": False, "namespaceType": "NONE"} | given


def _logs(given: Record) -> Record:
    """API_LogsConfig: CloudWatch Logs are on and S3 logs off unless said otherwise."""
    cloudwatch = {"status": "ENABLED"} | given.get("cloudWatchLogs", {})
    return {
        "cloudWatchLogs": cloudwatch,
        "s3Logs": {"status": "DISABLED", "encryptionDisabled": False} | given.get("s3Logs", {}),
    }


def _environment(given: Record) -> Record:
    """API_ProjectEnvironment: variables are PLAINTEXT and the image is pulled by CodeBuild unless said otherwise."""
    variables = [{"type": "PLAINTEXT"} | variable for variable in given.get("environmentVariables", [])]
    defaults = {"privilegedMode": False, "imagePullCredentialsType": "CODEBUILD"}
    return defaults | given | {"environmentVariables": variables}


def _badge(region: str, name: str, *, enabled: bool) -> Record:
    """API_ProjectBadge."""
    if not enabled:
        return {"badgeEnabled": False}
    url = f"https://codebuild.{region}.amazonaws.com/badges?uuid={name}&branch=main"
    return {"badgeEnabled": True, "badgeRequestUrl": url}
