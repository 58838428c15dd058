"""The stack of one service's images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.container_registry import ContainerRegistry
from stacks.aws_stack import AwsStack
from viaduct import names
from viaduct.spec.targets import is_elsewhere, targets_of

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.spec import System


class ImagesStack(AwsStack):
    """``<service>-images``: apart from the pipeline, which may come and go while the images run."""

    def __init__(self, scope: Construct, *, system: System, service: str) -> None:
        super().__init__(scope, names.images_stack(service), system=system, region=system.home.region)
        readers = {at.account for at in targets_of(system, service) if is_elsewhere(system, at)}
        ContainerRegistry(self, "images", name=names.image_repository(system, service), readers=sorted(readers))
