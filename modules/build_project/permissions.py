"""What a build may do: logs and reports, the artifact store, its secrets, its image, its network, its packages.

Source: https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.build_project.reach_permissions import run_in_vpc, use_images
from modules.policy import ARTIFACT_KEY_USE, Statement, use_of_aliased_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from modules.build_project.settings import BuildSecret, BuildSettings, ReportType

_PUT: dict[ReportType, str] = {
    "TEST": "codebuild:BatchPutTestCases",
    "CODE_COVERAGE": "codebuild:BatchPutCodeCoverages",
}


@dataclass(frozen=True)
class BuildScope:
    """Where the build runs and what it reaches.

    ``package_buckets`` maps a region to the bucket that takes packaged code, under ``package_prefix``. A build that
    hands nothing on (``hands_on``) reads its input from the artifact store and writes nothing there.
    The image that it makes goes to ``image_repository``, the ARN of an ECR repository.
    """

    project: str
    account: str
    region: str
    artifact_bucket: str
    key_alias: str
    package_buckets: tuple[tuple[str, str], ...] = ()
    package_prefix: str = ""
    hands_on: bool = True
    image_repository: str | None = None

    @property
    def log_group(self) -> str:
        """The build's log group."""
        return f"/aws/codebuild/{self.project}"

    def report_group(self, name: str) -> str:
        """The report group that CodeBuild takes for a report's name in the buildspec.

        Source: https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
        """
        return f"{self.project}-{name}"

    @property
    def arn_prefix(self) -> str:
        """Region and account, as they stand in an ARN."""
        return f"{self.region}:{self.account}"


def statements(build: BuildScope, settings: BuildSettings, secrets: Collection[BuildSecret]) -> tuple[Statement, ...]:
    """The build role's statements."""
    return (
        *_own(build, settings),
        *_artifacts(build),
        *_secrets(build, secrets),
        *_packages(build),
        *use_images(settings.machine.image_repository, build.image_repository),
        *(run_in_vpc(build.arn_prefix, settings.network) if settings.network else ()),
    )


def _own(build: BuildScope, settings: BuildSettings) -> Iterator[Statement]:
    """Logs and reports; whatever reports the buildspec makes, or those that are named and no other.

    AWS asks for CreateReportGroup also where a build finds its group by name; it is for the very groups that exist.
    Source: https://docs.aws.amazon.com/codebuild/latest/userguide/test-permissions.html
    """
    log_group = f"arn:aws:logs:{build.arn_prefix}:log-group:{build.log_group}:*"
    yield Statement("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [log_group])
    put = [_PUT[each] for each in settings.report_types]
    yield Statement(
        "WriteReports",
        ["codebuild:CreateReport", "codebuild:CreateReportGroup", "codebuild:UpdateReport", *put],
        [
            f"arn:aws:codebuild:{build.arn_prefix}:report-group/{build.report_group(name)}"
            for name in settings.report_names
        ],
    )


def _artifacts(build: BuildScope) -> Iterator[Statement]:
    bucket = f"arn:aws:s3:::{build.artifact_bucket}"
    same_account = {"StringEquals": {"aws:ResourceAccount": build.account}}
    if not build.hands_on:
        yield Statement("ReadArtifacts", ["s3:GetObject", "s3:GetObjectVersion"], [f"{bucket}/*"], same_account)
        yield use_of_aliased_key("DecryptArtifacts", build.account, [build.region], build.key_alias, ["kms:Decrypt"])
        return
    yield Statement(
        "PassArtifactsOn", ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], [f"{bucket}/*"], same_account
    )
    yield Statement("FindArtifactStore", ["s3:GetBucketAcl", "s3:GetBucketLocation"], [bucket], same_account)
    yield use_of_aliased_key("UseArtifactKey", build.account, [build.region], build.key_alias, ARTIFACT_KEY_USE)


def _secrets(build: BuildScope, secrets: Collection[BuildSecret]) -> Iterator[Statement]:
    parameters = [_parameter_arn(build, each.name) for each in secrets if each.store == "PARAMETER_STORE"]
    named_secrets = [_secret_arn(build, each.name) for each in secrets if each.store == "SECRETS_MANAGER"]
    if parameters:
        yield Statement("ReadParameters", ["ssm:GetParameters"], parameters)
        yield _decrypt(build, "DecryptParameters", "ssm", {"kms:EncryptionContext:PARAMETER_ARN": sorted(parameters)})
    if named_secrets:
        yield Statement("ReadSecrets", ["secretsmanager:GetSecretValue"], named_secrets)
        context = {"kms:EncryptionContext:SecretARN": sorted(named_secrets)}
        yield _decrypt(build, "DecryptSecrets", "secretsmanager", context)


def _parameter_arn(build: BuildScope, name: str) -> str:
    return f"arn:aws:ssm:{build.arn_prefix}:parameter/{name}"


def _secret_arn(build: BuildScope, name: str) -> str:
    # Secrets Manager ends each ARN with six random characters.
    return f"arn:aws:secretsmanager:{build.arn_prefix}:secret:{name}-??????"


def _decrypt(build: BuildScope, sid: str, service: str, context: dict[str, list[str]]) -> Statement:
    return Statement(
        sid,
        ["kms:Decrypt"],
        [f"arn:aws:kms:{build.arn_prefix}:key/*"],
        {"StringEquals": {"kms:ViaService": f"{service}.{build.region}.amazonaws.com"}, "StringLike": context},
    )


def _packages(build: BuildScope) -> Iterator[Statement]:
    if not build.package_buckets:
        return
    objects = [f"arn:aws:s3:::{bucket}/{build.package_prefix}/*" for _, bucket in build.package_buckets]
    regions = [region for region, _ in build.package_buckets]
    yield Statement("UploadPackages", ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"], objects)
    actions = ("kms:Decrypt", "kms:GenerateDataKey")
    yield use_of_aliased_key("UsePackageKeys", build.account, regions, build.key_alias, actions, via="s3")
