"""CodeBuild sets ``CODEBUILD_...``, the region and the credentials itself; a build that changes them breaks.

The builds of SAM services also get from Viaduct where to package to.
https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.deploys import SamTarget
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def check(system: System) -> Iterator[Finding]:
    """A variable or a secret with a reserved name."""
    for name, service in system.services.items():
        reserved = RESERVED | (FOR_PACKAGING if isinstance(service.deploy, SamTarget) else frozenset())
        for key, variables in (("environment", service.build.environment), ("secrets", service.build.secrets)):
            for variable in variables:
                if variable.startswith(PREFIX) or variable in reserved:
                    path = ("services", name, "build", key, variable)
                    fix = "rename it; give the build's role what it needs instead of keys"
                    yield Finding(CODE, path, "the build gets this variable already", variable, fix=fix, at_key=True)
