"""What builds run on: AWS's names of machines and images, as tables.

Sources: https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html and
https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from viaduct.spec.builds import BuildSettings

Architecture = Literal["x86_64", "arm64"]

CURATED = "aws/codebuild/"
ENVIRONMENT_TYPES: dict[Architecture, str] = {"x86_64": "LINUX_CONTAINER", "arm64": "ARM_CONTAINER"}
IMAGES: dict[Architecture, str] = {
    "x86_64": f"{CURATED}amazonlinux-x86_64-standard:5.0",
    "arm64": f"{CURATED}amazonlinux-aarch64-standard:3.0",
}
# Every size is there for both architectures.
COMPUTE_TYPES = {
    "small": "BUILD_GENERAL1_SMALL",
    "medium": "BUILD_GENERAL1_MEDIUM",
    "large": "BUILD_GENERAL1_LARGE",
    "xlarge": "BUILD_GENERAL1_XLARGE",
    "2xlarge": "BUILD_GENERAL1_2XLARGE",
}
_PRIVATE = re.compile(r"(?P<account>\d{12})\.dkr\.ecr\.(?P<region>[a-z0-9-]+)\.amazonaws\.com/(?P<repository>[^:@]+)")


@dataclass(frozen=True)
class PrivateImage:
    """The ECR repository that an image is pulled from."""

    account: str
    region: str
    repository: str

    @property
    def arn(self) -> str:
        """Its ARN."""
        return f"arn:aws:ecr:{self.region}:{self.account}:repository/{self.repository}"


def image_of(build: BuildSettings) -> str:
    """The image that is chosen, or AWS's own for the architecture."""
    return build.image or IMAGES[build.architecture]


def private_image(build: BuildSettings) -> PrivateImage | None:
    """Where the image lies if it is one in ECR, which the build's role has to be let in to."""
    match = _PRIVATE.match(image_of(build))
    return PrivateImage(**match.groupdict()) if match else None
