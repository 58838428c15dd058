"""The policies of a region's buckets and key name the roles of other accounts that read there; their length is limited.

A bucket's has 20 KB, a key's 32 KB:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html,
https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.delivery.elsewhere import artifact_readers, package_readers
from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.targets import action_regions, all_targets, is_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viaduct.spec.model import System

CODE = "V122"
TITLE = "Policies have room for the readers from other accounts"
DEPENDS: Depends = DELIVERY
BUCKET_BYTES, KEY_BYTES = 20 * 1024, 32 * 1024
# All but the readers; a test holds the emitted policies against this.
OTHER_BYTES = 1024


def check(system: System) -> Iterator[Finding]:
    """Regions whose policies would outgrow the quotas, at the environment that brings in most."""
    for region in action_regions(system):
        artifacts, packages = artifact_readers(system, region), package_readers(system, region)
        readers = [*artifacts, *packages]
        size = policy_bytes(readers)
        fits = all(policy_bytes(each) <= BUCKET_BYTES for each in (artifacts, packages)) and size <= KEY_BYTES
        if not fits:
            message = f"the policies of the artifacts of {region} have no room for so many roles of other accounts"
            fix = "deliver fewer services to other accounts in this region, or split the system"
            path = ("environments", _fullest(system, region), "regions")
            yield Finding(CODE, path, message, f"{len(readers)} roles, {size} bytes", _ALLOWED, fix)


_ALLOWED = f"{BUCKET_BYTES} bytes for a bucket, {KEY_BYTES} for a key"


def policy_bytes(readers: Sequence[str]) -> int:
    """At most how long a policy is that names ``readers``: each in quotes, with comma and space, and their accounts."""
    accounts = {arn.split(":")[4] for arn in readers}
    return (
        OTHER_BYTES + sum(len(arn) + 4 for arn in readers) + len(accounts) * len('"arn:aws:iam::111111111111:root", ')
    )


def _fullest(system: System, region: str) -> str:
    names = [at.environment for at in all_targets(system) if at.region == region and is_elsewhere(system, at)]
    return max(names, key=names.count)
