"""The stack of one region's artifact store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.artifact_store import ArtifactStore, Readers
from stacks.aws_stack import AwsStack
from viaduct import names
from viaduct.delivery.elsewhere import artifact_readers, package_readers
from viaduct.spec.targets import package_regions

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.spec import System


class ArtifactsStack(AwsStack):
    """``artifacts-<region>``; with a package bucket where packaged SAM templates are needed.

    The key's ARN is one of the few things that another stack can't work out for itself.
    """

    def __init__(self, scope: Construct, *, system: System, region: str) -> None:
        super().__init__(scope, names.artifacts_stack(region), system=system, region=region)
        needs_packages = region in package_regions(system)
        store = ArtifactStore(
            self,
            "artifacts",
            account=self.account,
            region=region,
            bucket_name=names.artifact_bucket(system, region),
            key_alias=names.artifact_key_alias(system),
            package_bucket_name=names.package_bucket(system, region) if needs_packages else None,
            readers=Readers(artifact_readers(system, region), package_readers(system, region)),
        )
        self.key_arn = store.key.arn
