"""A build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from modules.build_project import (
    BuildCache,
    BuildInputs,
    BuildMachine,
    BuildNetwork,
    BuildProject,
    BuildScope,
    BuildSecret,
    BuildSettings,
)
from modules.build_project.settings import REPORT_TYPES
from modules.emission import here
from modules.emission.catalogue.build_variables import VARIABLES
from modules.emission.decisions import Condition
from modules.emission.definition import Module, Output
from modules.emission.inputs import Value
from modules.emission.lookups import Like

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.build_project.settings import CacheType, ReportType

CURATED = "aws/codebuild/amazonlinux"
IN_ECR = r"^(?P<account>[0-9]{12})\\.dkr\\.ecr\\.(?P<region>[a-z0-9-]+)\\.amazonaws\\.com/(?P<repository>[^:@]+)"


def _references(store: str) -> str:
    """The secrets of one store by variable, without the store's name."""
    return f"""\
{{
  for name, reference in var.secrets : name => trimprefix(reference, "{store}:")
  if startswith(reference, "{store}:")
}}"""


LOCALS = {
    "curated_images": f"""\
{{
  ARM_CONTAINER   = "{CURATED}-aarch64-standard:3.0"
  LINUX_CONTAINER = "{CURATED}-x86_64-standard:5.0"
}}""",
    "image": "coalesce(var.machine.image, local.curated_images[var.machine.type])",
    "private_image": f'try(regex("{IN_ECR}", local.image), null)',
    "cache_prefix": 'coalesce(var.cache.prefix, "build-cache/${var.name}")',
    "parameters": _references("ssm"),
    "managed_secrets": _references("secretsmanager"),
    "report_names": 'length(var.reports) > 0 ? keys(var.reports) : ["*"]',
    "report_types": 'length(var.reports) > 0 ? values(var.reports) : ["TEST", "CODE_COVERAGE"]',
}


@dataclass(frozen=True)
class _Settings(BuildSettings):
    """Settings that know of the names and types of all reports together."""

    any_name: tuple[str, ...] = ()
    any_type: tuple[ReportType, ...] = ()

    @property
    def report_names(self) -> tuple[str, ...]:
        return self.any_name

    @property
    def report_types(self) -> tuple[ReportType, ...]:
        return self.any_type


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    made = BuildProject(
        scope,
        "this",
        role_name=given.text("role_name"),
        description=given.text("description"),
        inputs=_inputs(given),
        settings=_settings(given),
        scope_of_build=_scope(given),
    )
    return {
        "name": made.project.name,
        "arn": made.project.arn,
        "role_name": made.role.role.name,
        "role_arn": made.role.role.arn,
        "log_group_name": made.logs.name,
    }


def _inputs(given: Value) -> BuildInputs:
    local = _local(given)
    parameters = {
        name: BuildSecret("PARAMETER_STORE", value.whole(), value.text("name", at_hand='trimprefix({value}, "/")'))
        for name, value in local.objects("parameters", "name", "parameter").items()
    }
    secrets = {
        name: BuildSecret("SECRETS_MANAGER", value.whole(), value.text("name", at_hand='split(":", {value})[0]'))
        for name, value in local.objects("managed_secrets", "name", "secret").items()
    }
    variables = given.entries("environment_variables", "name", "value")
    return BuildInputs(given.text("buildspec"), variables, parameters | secrets)


def _local(given: Value) -> Value:
    return Value(given.run, "local.", "local")


def _settings(given: Value) -> BuildSettings:
    network = given.optional_object("network")
    return _Settings(
        machine=_machine(given),
        cache=_cache(given.object("cache")),
        timeout_minutes=given.number("build_timeout"),
        queued_minutes=given.number("queued_timeout"),
        # The variables' validations see to the literals of the settings.
        reports=cast("Mapping[str, ReportType]", given.entries("reports", "name", "type")),
        network=_network(network) if network else None,
        any_name=tuple(_local(given).texts("report_names", "name", some=True)),
        any_type=tuple(each for each in REPORT_TYPES if _writes(given, each)),
    )


def _machine(given: Value) -> BuildMachine:
    machine = given.object("machine")
    return BuildMachine(
        type=machine.text("type"),
        image=machine.text("image", at_hand="local.image"),
        compute_type=machine.text("compute_type"),
        privileged=machine.flag("privileged"),
        image_repository=_private_image(given),
    )


def _private_image(given: Value) -> str | None:
    """The ARN of the repository that an image in ECR is pulled from."""
    image = Value(given.run, "local.private_image.", "local.private_image")
    ways = {"private": Condition("local.private_image != null"), "public": Condition("local.private_image == null")}
    if given.choose("private_image", ways, minds=["image_repository_arn?"]) == "public":
        return None
    return f"arn:aws:ecr:{image.text('region')}:{image.text('account')}:repository/{image.text('repository')}"


def _cache(cache: Value) -> BuildCache:
    place = cache.place("type")
    kinds = ("LOCAL", "S3", "NO_CACHE")
    chosen = cache.choose("type=", {each: Condition(f'{place} == "{each}"') for each in kinds})
    kind = cast("CacheType", Like(cache.text("type"), chosen))
    return BuildCache(kind, cache.text("prefix", at_hand="local.cache_prefix"))


def _network(network: Value) -> BuildNetwork:
    return BuildNetwork(
        network.text("vpc_id"),
        tuple(network.texts("subnet_ids", "subnet", some=True)),
        tuple(network.texts("security_group_ids", "group", some=True)),
    )


def _writes(given: Value, type_: ReportType) -> bool:
    found = f'contains(local.report_types, "{type_}")'
    return given.decide(f"writes {type_}", Condition(found), Condition(f"!{found}"))


def _scope(given: Value) -> BuildScope:
    packages = given.optional_object("packages")
    return BuildScope(
        project=given.text("name"),
        account=here.account(given),
        region=here.region(given),
        artifact_bucket=given.text("artifact_bucket"),
        key_alias=given.text("key_alias"),
        package_buckets=tuple(packages.entries("buckets", "region", "bucket", some=True).items()) if packages else (),
        package_prefix=packages.text("prefix") if packages else "",
        hands_on=given.flag("hands_on"),
        image_repository=given.optional("image_repository_arn"),
    )


BUILD_PROJECT = Module(
    name="build-project",
    title="Build project",
    purpose="""\
A CodeBuild project for an action of a pipeline, with its log group, its report groups, and a role that may do what
follows from these inputs and nothing else: write its own logs and reports, pass artifacts on, read the secrets and
pull the image that are named. The values of secrets never pass through Terraform or its state: CodeBuild fetches them
when a build starts. Plain variables that look like secrets are refused.""",
    variables=VARIABLES,
    outputs=(
        Output("name", "Name of the project, which a pipeline's build action takes as `ProjectName`."),
        Output("arn", "ARN of the project."),
        Output("role_name", "Name of the role, for policies of your own."),
        Output("role_arn", "ARN of the role."),
        Output("log_group_name", "Name of the log group of the builds."),
    ),
    build=_build,
    usage="""\
name            = "acme-api"
role_name       = "acme-api-build"
artifact_bucket = module.artifact_store.bucket_name
key_alias       = "alias/acme-artifacts"

environment_variables = { NODE_ENV = "production" }
secrets               = { NPM_TOKEN = "ssm:/acme/npm-token" }
reports               = { unit = "TEST" }
""",
    locals=LOCALS,
)
