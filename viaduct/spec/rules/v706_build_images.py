"""CodeBuild's own images are made for one kind of machine each, and do not start on another.

https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viaduct.delivery.build_images import CURATED, IMAGES
from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V706"
TITLE = "An image of CodeBuild's fits the architecture"
OTHER_MACHINES = re.compile(r"windows|macos|lambda")


def check(system: System) -> Iterator[Finding]:
    """Images for Arm where the machine is not, and the other way round; images for Windows, macOS or Lambda."""
    for path, _, build in every_build(system):
        image = build.image or ""
        made_for = "arm64" if "aarch64" in image else "x86_64"
        if image.startswith(CURATED) and (made_for != build.architecture or OTHER_MACHINES.search(image)):
            message = f"the image does not run on the machine, which is Linux on {build.architecture}"
            fix = f"write {IMAGES[build.architecture]}, or another architecture"
            yield Finding(CODE, (*path, "image"), message, image, fix=fix)
