"""From the spec to the inputs of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.build_permissions import BuildScope
from modules.build_project import BuildInputs
from stacks.literal import literal
from viaduct import names
from viaduct.spec.deploys import SamTarget
from viaduct.spec.targets import package_regions

if TYPE_CHECKING:
    from viaduct.spec import System


def build_inputs(system: System, service: str) -> BuildInputs:
    """What the build of a service is given."""
    build = system.services[service].build
    variables = {name: literal(value) for name, value in build.environment.items()}
    return BuildInputs(build.buildspec, {**variables, **_package_variables(system, service)}, build.secrets)


def _package_variables(system: System, service: str) -> dict[str, str]:
    """What the buildspec of a SAM service needs to package the one build for every region."""
    deploy = system.services[service].deploy
    if not isinstance(deploy, SamTarget):
        return {}
    return {
        "DEPLOY_REGIONS": " ".join(package_regions(system, service)),
        "PACKAGE_BUCKET_PREFIX": names.package_bucket_prefix(system),
        "PACKAGE_KEY_PREFIX": service,
        "PACKAGE_KMS_KEY": names.artifact_key_alias(system),
        "SAM_TEMPLATE": deploy.template,
    }


def build_scope(system: System, service: str) -> BuildScope:
    """Where the build of a service runs and what it reaches."""
    regions = package_regions(system, service)
    return BuildScope(
        project=names.build_project(system, service),
        account=system.home.account,
        region=system.home.region,
        artifact_bucket=names.artifact_bucket(system, system.home.region),
        key_alias=names.artifact_key_alias(system),
        package_buckets=tuple((region, names.package_bucket(system, region)) for region in regions),
        package_prefix=service,
    )
