"""What is there, as ``look`` found it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

UNFINISHED = "viaduct:bootstrap"
"""Tag on a bucket that a bootstrap has made and not yet finished; the last step takes it away."""

KEY_OF = "viaduct:state-key"
"""Tag on a key that a bootstrap has made; its value is the alias that the key is for."""


@dataclass(frozen=True)
class Key:
    """A KMS key.

    ``state`` is KMS's key state (https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html).
    ``symmetric`` says that S3 can encrypt with it, ``customer`` that it is no AWS managed key, and ``rotatable`` that
    KMS made its material: imported material and custom stores don't rotate.
    """

    arn: str
    state: str = "Enabled"
    rotation: bool = True
    symmetric: bool = True
    customer: bool = True
    rotatable: bool = True


@dataclass(frozen=True)
class Encryption:
    """The default encryption: ``algorithm`` as S3 spells it, ``key`` an ARN, or as it was given if it leads nowhere.

    ``blocked`` are the encryption types that the bucket refuses: someone's choice, to be kept.
    """

    algorithm: str
    key: str | None = None
    bucket_key: bool = False
    blocked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lifecycle:
    """The lifecycle rules in S3's own shape, and the smallest size that transitions, which a put would reset."""

    rules: tuple[Mapping[str, Any], ...] = ()
    minimum_size: str | None = None


@dataclass(frozen=True)
class Bucket:
    """A bucket of the right account in the right region; ``ownership`` None means that ACLs are in force.

    ``public_access`` are the parts of the public access block that are on. ``policy`` is the parsed document.
    """

    public_access: frozenset[str] = frozenset()
    ownership: str | None = None
    versioning: str = "off"
    encryption: Encryption | None = None
    encryption_key: Key | None = None
    policy: Mapping[str, Any] = field(default_factory=dict)
    lifecycle: Lifecycle = field(default_factory=Lifecycle)
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def unfinished(self) -> bool:
        """Whether an earlier bootstrap made it and stopped half-way."""
        return UNFINISHED in self.tags


@dataclass(frozen=True)
class NoBucket:
    """The name is free."""


@dataclass(frozen=True)
class MisplacedBucket:
    """The account has it in another region."""

    region: str


@dataclass(frozen=True)
class ForeignBucket:
    """The name is taken, and not by this account."""


@dataclass(frozen=True)
class HiddenBucket:
    """The name is taken; ``owned`` says by this account, None that even this may not be asked."""

    owned: bool | None


AnyBucket: TypeAlias = Bucket | NoBucket | MisplacedBucket | ForeignBucket | HiddenBucket


@dataclass(frozen=True)
class Observed:
    """Bucket and key; ``loose_key`` is one that an earlier run made for this alias and did not come to name."""

    bucket: AnyBucket
    key: Key | None = None
    loose_key: Key | None = None
    partition: str = "aws"
