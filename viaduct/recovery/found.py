"""What a broken apply leaves behind: a lock, a state that could not be saved, and saved plans that were begun."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from viaduct.planning.saved import Entry

APPLYING = "OperationTypeApply"
"""What a lock says of an apply and of a destroy."""


@dataclass(frozen=True)
class Lock:
    """Terraform's lock of one stack's state, the object ``key`` (with its bucket before it).

    ``id`` is empty where nobody can read it.
    """

    stack: str
    key: str
    id: str = ""
    operation: str = ""
    who: str = ""
    created: datetime | None = None

    @property
    def host(self) -> str:
        """The machine of the holder; Terraform writes ``user@host``."""
        return self.who.rpartition("@")[2]

    @property
    def applying(self) -> bool:
        """Whether the holder may have changed something; one that can't be read may have."""
        return self.operation in {APPLYING, ""}


@dataclass(frozen=True)
class State:
    """A state without its values: ``content`` is a digest of them, ``addresses`` are the managed resources."""

    serial: int = 0
    lineage: str = ""
    addresses: frozenset[str] = frozenset()
    content: str = ""


@dataclass(frozen=True)
class Unsaved:
    """A file ``errored.tfstate``; ``state`` is None where it can't be read as one."""

    path: Path
    state: State | None


@dataclass(frozen=True)
class Begun:
    """A saved plan whose apply was begun and not finished; ``creates`` are the resources that it makes, if known."""

    entry: Entry
    creates: frozenset[str] | None = None


def read_lock(stack: str, key: str, text: str) -> Lock:
    """The lock in an object's text.

    The fields are those of Terraform's ``statemgr.LockInfo``: ``terraform plan`` shows the same of a held lock.
    """
    try:
        body = json.loads(text)
        created = datetime.fromisoformat(body["Created"]) if body.get("Created") else None
        return Lock(stack, key, str(body["ID"]), str(body.get("Operation", "")), str(body.get("Who", "")), created)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Lock(stack, key)


def read_state(text: str | bytes) -> State | None:
    """A state file of Terraform's format 4; None if it is none."""
    try:
        body = json.loads(text)
        return state_of(body) if body else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def state_of(body: Mapping[str, Any]) -> State:
    """The same of what ``terraform state pull`` gives; an empty object is no state."""
    if not body:
        return State()
    held = [body.get("resources", []), body.get("outputs", {})]
    digest = hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()
    return State(int(body["serial"]), str(body["lineage"]), frozenset(_addresses(body)), digest)


def _addresses(body: Mapping[str, Any]) -> Iterator[str]:
    for resource in body.get("resources", ()):
        if resource["mode"] == "managed":
            name = f"{resource['type']}.{resource['name']}"
            full = f"{resource['module']}.{name}" if "module" in resource else name
            for instance in resource["instances"]:
                yield full + (f"[{json.dumps(instance['index_key'])}]" if "index_key" in instance else "")
