"""A bucket in memory, with what recovery asks of a boto3 client."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import Any


class NoSuchKey(Exception):
    """What boto3 raises."""


class Objects:
    """Bodies by key; ``read`` are the keys that were asked for."""

    exceptions = SimpleNamespace(NoSuchKey=NoSuchKey)

    def __init__(self, **bodies: Any) -> None:
        self.bodies = {f"demo/{name}": body for name, body in bodies.items()}
        self.read: list[str] = []

    def get_paginator(self, operation: str) -> Any:
        assert operation == "list_objects_v2"
        keys = [{"Key": key} for key in sorted(self.bodies)]
        return SimpleNamespace(paginate=lambda Bucket, Prefix: [{"Contents": keys[:1]}, {"Contents": keys[1:]}, {}])  # noqa: N803

    def get_object(self, Bucket: str, Key: str) -> Any:  # noqa: N803
        self.read.append(Key)
        if Key not in self.bodies:
            raise NoSuchKey
        body = self.bodies[Key]
        return {"Body": io.BytesIO(body.encode() if isinstance(body, str) else json.dumps(body).encode())}


def state(serial: int, *addresses: str, lineage: str = "a") -> dict[str, Any]:
    pairs = [address.split(".") for address in addresses]
    resources = [{"mode": "managed", "type": kind, "name": name, "instances": [{}]} for kind, name in pairs]
    return {"version": 4, "serial": serial, "lineage": lineage, "outputs": {}, "resources": resources}


def lock(who: str = "ci@runner", operation: str = "OperationTypeApply", id_: str = "the-id") -> dict[str, Any]:
    return {"ID": id_, "Operation": operation, "Who": who, "Created": "2026-03-01T09:00:00.123456789Z"}
