"""CodeBuild sets ``CODEBUILD_...``, the region and the credentials itself; a build that changes them breaks.

The builds of SAM services also get from Viaduct where to package to, those of images where to push to,
actions where the release was deployed to.
https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.builds import BuildAction, every_build
from viaduct.spec.deploys import SamTarget
from viaduct.spec.finding import Finding
from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.builds import BuildSettings
    from viaduct.spec.deploys import Deploy
    from viaduct.spec.model import System

CODE = "V702"
TITLE = "Build variables leave alone what is set for them"
PREFIX = "CODEBUILD_"
RESERVED = frozenset(
    {
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_REGION",
        "AWS_DEFAULT_REGION",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_EXECUTION_ENV",
    }
)

FOR_PACKAGING = frozenset(
    {"DEPLOY_REGIONS", "PACKAGE_BUCKET_PREFIX", "PACKAGE_KEY_PREFIX", "PACKAGE_KMS_KEY", "SAM_TEMPLATE"}
)
FOR_IMAGES = frozenset({"IMAGE_REPOSITORY", "PARAMETER_FILES"})

FOR_ACTIONS = frozenset({"ENVIRONMENT", "REGIONS"})


def check(system: System) -> Iterator[Finding]:
    """A variable or a secret with a reserved name."""
    for path, service, build in every_build(system):
        reserved = RESERVED | set_for(build, system.services[service].deploy)
        for key, variables in (("environment", build.environment), ("secrets", build.secrets)):
            for variable in variables:
                if variable.startswith(PREFIX) or variable in reserved:
                    fix = "rename it; give the build's role what it needs instead of keys"
                    yield Finding(
                        CODE,
                        (*path, key, variable),
                        "the build gets this variable already",
                        variable,
                        fix=fix,
                        at_key=True,
                    )


def set_for(build: BuildSettings, deploy: Deploy) -> frozenset[str]:
    """The variables that a build gets from Viaduct."""
    if isinstance(build, BuildAction):
        return FOR_ACTIONS
    if isinstance(deploy, SamTarget):
        return FOR_PACKAGING
    return FOR_IMAGES if isinstance(deploy, CloudFormationTarget) and deploy.image else frozenset()
