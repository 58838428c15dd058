"""What every part of the model is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Frozen, and strict about keys and types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def kind_or(default: str) -> Callable[[object], str]:
    """For unions whose ``kind`` may be left out: tells the kind that is written, or else the default."""

    def kind(written: object) -> str:
        if isinstance(written, Mapping):
            return str(written.get("kind", default))
        return str(getattr(written, "kind", default))

    return kind
