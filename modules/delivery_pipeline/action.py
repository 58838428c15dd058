"""The inputs of a pipeline, in CodePipeline's own terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Action:
    """One action; its ``configuration`` is the provider's own, with every value a string."""

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


@dataclass(frozen=True)
class ArtifactStores:
    """The bucket of each region that an action runs in; every region's key carries ``key_alias``."""

    buckets: Mapping[str, str]
    key_alias: str
