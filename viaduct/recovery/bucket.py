"""The locks and states of a system in the state bucket, only read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viaduct.errors import RecoveryError
from viaduct.recovery.failures import explained
from viaduct.recovery.found import Lock, State, read_lock, read_state

if TYPE_CHECKING:
    from collections.abc import Iterator

STATE_SUFFIX = ".tfstate"
LOCK_SUFFIX = ".tfstate.tflock"
"""Terraform's native lock lies beside the state: https://developer.hashicorp.com/terraform/language/backend/s3"""


class StateBucket:
    """All that one listing shows: ``stacks`` have a state, ``locked`` have a lock; ``s3`` is a boto3 client."""

    def __init__(self, s3: Any, bucket: str, prefix: str) -> None:
        self._s3 = s3
        self._bucket = bucket
        self._prefix = prefix
        with explained(f"could not look at the state bucket {bucket}"):
            self._keys = frozenset(self._listed())

    @property
    def stacks(self) -> tuple[str, ...]:
        """Those with a state."""
        return tuple(sorted(self._named(STATE_SUFFIX)))

    def place(self, stack: str) -> str:
        """Where its state lies: ``BUCKET/KEY``."""
        return f"{self._bucket}/{self._prefix}{stack}{STATE_SUFFIX}"

    def locks(self) -> dict[str, Lock]:
        """The locks by stack; one that was given back since the listing is none."""
        found = {}
        for stack in sorted(self._named(LOCK_SUFFIX)):
            key = f"{self._prefix}{stack}{LOCK_SUFFIX}"
            text = self._text(key)
            if text is not None:
                found[stack] = read_lock(stack, f"{self._bucket}/{key}", text.decode(errors="replace"))
        return found

    def state(self, stack: str) -> State:
        """What the bucket has for a stack; no serial and no lineage before the first apply.

        Raises:
            RecoveryError: the object is no state.
        """
        key = f"{self._prefix}{stack}{STATE_SUFFIX}"
        text = self._text(key) if key in self._keys else None
        state = State() if text is None else read_state(text)
        if state is None:
            raise RecoveryError(
                f"{self._bucket}/{key} is no state of Terraform; docs/bootstrap.md brings an old one back"
            )
        return state

    def _listed(self) -> Iterator[str]:
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
        for page in pages:
            yield from (entry["Key"] for entry in page.get("Contents", ()))

    def _named(self, suffix: str) -> Iterator[str]:
        for key in self._keys:
            if key.endswith(suffix):
                yield key.removeprefix(self._prefix).removesuffix(suffix)

    def _text(self, key: str) -> bytes | None:
        with explained(f"could not read {self._bucket}/{key}"):
            try:
                return bytes(self._s3.get_object(Bucket=self._bucket, Key=key)["Body"].read())
            except self._s3.exceptions.NoSuchKey:
                return None
