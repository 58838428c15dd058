"""The inputs of a pipeline, in CodePipeline's own terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Action:
    """One action; its ``configuration`` is the provider's own, with every value a string.

    One in another account is carried out with ``role_arn``, a role of that account.
    """

    name: str
    category: str
    provider: str
    configuration: Mapping[str, str]
    region: str | None = None
    owner: str = "AWS"
    version: str = "1"
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    run_order: int = 1
    timeout_minutes: int | None = None
    role_arn: str | None = None


@dataclass(frozen=True)
class ArtifactStores:
    """The bucket of each region that an action runs in; every region's key carries ``key_alias``.

    Another account knows no alias of this one: where an action is carried out there, ``key_arns`` has the region's key.
    https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_EncryptionKey.html
    """

    buckets: Mapping[str, str]
    key_alias: str
    key_arns: Mapping[str, str] = field(default_factory=dict)
