"""How many instances a deployment by CodeDeploy leaves alone at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

BuiltIn = Literal["one-at-a-time", "half-at-a-time", "all-at-once"]
BUILT_IN: tuple[BuiltIn, ...] = ("one-at-a-time", "half-at-a-time", "all-at-once")
PERCENT = r"^[1-9][0-9]?%$"


@dataclass(frozen=True)
class Healthy:
    """A configuration of one's own: so many instances, or so many percent of them, keep serving."""

    value: int
    unit: Literal["percent", "hosts"]

    def of(self, instances: int) -> int:
        """How many of the instances keep serving; CodeDeploy rounds up.

        Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-health.html
        """
        return -(-instances * self.value // 100) if self.unit == "percent" else self.value


def _configuration(value: object) -> BuiltIn | Healthy:
    """A validator of its own: pydantic would put the member of a union that it tried into the path of an error."""
    for name in BUILT_IN:
        if value == name:
            return name
    match value:
        case {"healthy": str(percent), **others} if re.fullmatch(PERCENT, percent) and not others:
            return Healthy(int(percent[:-1]), "percent")
        case {"healthy": int(hosts), **others} if hosts > 0 and not isinstance(hosts, bool) and not others:
            return Healthy(hosts, "hosts")
        case Healthy():
            return value
    raise PydanticCustomError("configuration", "no configuration")


_OWN = {
    "type": "object",
    "additionalProperties": False,
    "required": ["healthy"],
    "properties": {"healthy": {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": PERCENT}]}},
}
Configuration = Annotated[
    BuiltIn | Healthy,
    PlainValidator(_configuration),
    WithJsonSchema({"anyOf": [{"enum": list(BUILT_IN)}, _OWN]}),
    Field(description=f"{', '.join(BUILT_IN)}, or the instances that keep serving: {{healthy: 75%}} or {{healthy: 2}}"),
]
