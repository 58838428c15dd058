"""What the caller asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class StateBucket:
    """The bucket of Terraform's state: name, region, owner, and the alias of its key.

    ``key_alias`` starts with ``alias/``. ``tags`` go on the bucket and on a key that is made; other tags stay.
    """

    bucket: str
    region: str
    account: str
    key_alias: str
    tags: Mapping[str, str] = field(default_factory=dict)
