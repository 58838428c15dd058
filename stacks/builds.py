"""From the spec to the inputs of a build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, assert_never

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
from stacks.literal import literal
from viaduct import arns, names
from viaduct.delivery.build_images import COMPUTE_TYPES, ENVIRONMENT_TYPES, image_of, private_image
from viaduct.delivery.builds import needs_docker, pushes_image
from viaduct.spec.deploys import SamTarget
from viaduct.spec.targets import package_regions, parameter_files
from viaduct.spec.types import minutes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.build_project import ReportType
    from viaduct.delivery.builds import Project
    from viaduct.spec import System
    from viaduct.spec.builds import BuildSettings as Described

REPORT_TYPES: dict[str, ReportType] = {"test": "TEST", "code-coverage": "CODE_COVERAGE"}


def add_build(scope: Construct, system: System, project: Project) -> BuildProject:
    """The project, in the stack of its service's pipeline."""
    id_, description = _described(project, names.pipeline(system, project.service))
    return BuildProject(
        scope,
        id_,
        role_name=names.build_role(system, project.service, project.action),
        description=description,
        inputs=_inputs(system, project),
        settings=_settings(system, project),
        scope_of_build=_scope(system, project),
    )


def _described(project: Project, pipeline: str) -> tuple[str, str]:
    """The project's id, and what it is for."""
    if project.of_pull_requests:
        return "pull_requests_build", f"Builds pull requests for what the pipeline {pipeline} delivers"
    if project.action:
        return f"action_{project.action}", f"Runs {project.action} for the pipeline {pipeline}"
    return "build", f"Builds what the pipeline {pipeline} delivers"


def _inputs(system: System, project: Project) -> BuildInputs:
    given = project.settings
    buildspec = given.buildspec if isinstance(given.buildspec, str) else _written(given.buildspec)
    variables = {name: literal(value) for name, value in given.environment.items()}
    if project.of_pull_requests:
        variables["PULL_REQUEST"] = "true"
    own = {**_package_variables(system, project), **_image_variables(system, project)}
    secrets = {name: _secret(reference) for name, reference in given.secrets.items()}
    return BuildInputs(literal(buildspec), {**variables, **own}, secrets)


def _secret(reference: str) -> BuildSecret:
    """What ``ssm:/path`` or ``secretsmanager:name:key`` stands for."""
    store, _, rest = reference.partition(":")
    if store == "ssm":
        return BuildSecret("PARAMETER_STORE", rest, rest.removeprefix("/"))
    return BuildSecret("SECRETS_MANAGER", rest, rest.split(":")[0])


def _written(buildspec: Mapping[str, Any]) -> str:
    """JSON is YAML, without doubts about quotes; its escapes for characters beyond 16 bits are not."""
    return json.dumps(buildspec, indent=2, ensure_ascii=False)


def _package_variables(system: System, project: Project) -> dict[str, str]:
    """What the buildspec of a SAM service needs to package the one build for every region."""
    deploy = system.services[project.service].deploy
    if project.action or not isinstance(deploy, SamTarget):
        return {}
    return {
        "DEPLOY_REGIONS": " ".join(package_regions(system, project.service)),
        "PACKAGE_BUCKET_PREFIX": names.package_bucket_prefix(system),
        "PACKAGE_KEY_PREFIX": project.service,
        "PACKAGE_KMS_KEY": names.artifact_key_alias(system),
        "SAM_TEMPLATE": deploy.template,
    }


def _image_variables(system: System, project: Project) -> dict[str, str]:
    """Where the buildspec pushes the image to, and the files that it writes the image's name into."""
    if not pushes_image(system, project):
        return {}
    return {
        "IMAGE_REPOSITORY": arns.image_repository_uri(system, project.service),
        "PARAMETER_FILES": " ".join(parameter_files(system, project.service)),
    }


def _settings(system: System, project: Project) -> BuildSettings:
    given = project.settings
    private = private_image(given)
    network = given.network
    return BuildSettings(
        machine=BuildMachine(
            type=ENVIRONMENT_TYPES[given.architecture],
            image=image_of(given),
            compute_type=COMPUTE_TYPES[given.compute],
            privileged=needs_docker(system, project) or None,
            image_repository=private.arn if private else None,
        ),
        cache=_cache(given, project.name(system)),
        timeout_minutes=minutes(given.timeout),
        queued_minutes=minutes(given.queue_timeout),
        reports={name: REPORT_TYPES[kind] for name, kind in sorted(given.reports.items())},
        network=BuildNetwork(network.vpc, network.subnets, network.security_groups) if network else None,
    )


def _cache(given: Described, project: str) -> BuildCache:
    match given.cache:
        case "s3":
            return BuildCache("S3", names.build_cache_prefix(project))
        case "local":
            return BuildCache("LOCAL")
        case "none":
            return BuildCache("NO_CACHE")
        case None:
            return BuildCache("LOCAL" if given.caches_locally else "NO_CACHE")
        case _:
            assert_never(given.cache)


def _scope(system: System, project: Project) -> BuildScope:
    regions = () if project.action else package_regions(system, project.service)
    return BuildScope(
        project=project.name(system),
        account=system.home.account,
        region=system.home.region,
        artifact_bucket=names.artifact_bucket(system, system.home.region),
        key_alias=names.artifact_key_alias(system),
        package_buckets=tuple((region, names.package_bucket(system, region)) for region in regions),
        package_prefix=project.service,
        hands_on=not project.of_pull_requests,
        image_repository=arns.image_repository_arn(system, project.service) if pushes_image(system, project) else None,
    )
