"""The steps that change AWS, as data.

``key_arn`` None means the key that ``CreateKey`` makes earlier in the same plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viaduct.bootstrap.observed import Lifecycle


@dataclass(frozen=True)
class CreateKey:
    """Make the customer managed key."""

    description: str
    tags: Mapping[str, str]


@dataclass(frozen=True)
class EnableKey:
    """Enable a disabled key."""

    key_arn: str


@dataclass(frozen=True)
class RotateKey:
    """Turn yearly rotation on."""

    key_arn: str | None


@dataclass(frozen=True)
class NameKey:
    """Give the key its alias: the key is finished then."""

    alias: str
    key_arn: str | None


@dataclass(frozen=True)
class CreateBucket:
    """Make the bucket, with ACLs off from the start."""

    region: str


@dataclass(frozen=True)
class TagBucket:
    """Replace all tags of the bucket by these."""

    tags: Mapping[str, str]


@dataclass(frozen=True)
class BlockPublicAccess:
    """Turn all four parts of the public access block on."""


@dataclass(frozen=True)
class TurnAclsOff:
    """Set object ownership to BucketOwnerEnforced."""


@dataclass(frozen=True)
class PutPolicy:
    """Replace the bucket policy by this JSON document."""

    document: str


@dataclass(frozen=True)
class EncryptWith:
    """Set the default encryption to the key, with a bucket key."""

    key_arn: str | None
    blocked: tuple[str, ...] = ()


@dataclass(frozen=True)
class EnableVersioning:
    """Turn versioning on."""


@dataclass(frozen=True)
class PutLifecycle:
    """Replace the lifecycle rules by these."""

    lifecycle: Lifecycle


Step: TypeAlias = (
    CreateKey
    | EnableKey
    | RotateKey
    | NameKey
    | CreateBucket
    | TagBucket
    | BlockPublicAccess
    | TurnAclsOff
    | PutPolicy
    | EncryptWith
    | EnableVersioning
    | PutLifecycle
)
