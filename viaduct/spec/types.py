"""The scalar types of the spec: their patterns, so that the model and the JSON Schema say the same."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import Field, Strict, StringConstraints

T = TypeVar("T")

Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]([a-z0-9-]*[a-z0-9])?$", max_length=40),
    Field(description="lower-case letters, digits and hyphens; starts with a letter"),
]
AccountId = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$"), Field(description="12 digits, in quotes")]
Region = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[a-z]+)+-[0-9]$"), Field(examples=["us-east-1"])]
Repository = Annotated[str, StringConstraints(pattern=r"^[\w.-]+/[\w.-]+$"), Field(examples=["acme/shop"])]
Branch = Annotated[str, StringConstraints(pattern=r"^[^\s~^:?*\[\\]+$", max_length=255)]
Glob = Annotated[str, StringConstraints(min_length=1, max_length=255)]
RelativePath = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_.][A-Za-z0-9_./{}-]*$", max_length=255),
    Field(description="relative to the root of the repository"),
]
UrlPath = Annotated[str, StringConstraints(pattern=r"^/[^\s]*$", max_length=1024)]
HttpsUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=200)]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
VariableName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
Duration = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9][0-9]{0,6}[mhd]$"),
    Field(description="minutes, hours or days: 90m, 12h, 2d"),
]
SecretReference = Annotated[
    str,
    StringConstraints(pattern=r"^(ssm:/?[\w./-]+|secretsmanager:[\w./+=@-]+(:[\w./-]*){0,3})$"),
    Field(description="ssm:/path/of/parameter or secretsmanager:name[:json-key[:stage[:version]]]"),
]
ConnectionArn = Annotated[
    str,
    StringConstraints(
        pattern=r"^arn:aws[a-z-]*:(codestar-connections|codeconnections):[a-z0-9-]+:[0-9]{12}:connection/[a-f0-9-]{36}$"
    ),
]
VpcId = Annotated[str, StringConstraints(pattern=r"^vpc-[0-9a-f]{8,17}$")]
SubnetId = Annotated[str, StringConstraints(pattern=r"^subnet-[0-9a-f]{8,17}$")]
InstanceType = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*\.[a-z0-9-]+$"), Field(examples=["t3.micro"])]
PackageName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]*$")]
List = Annotated[tuple[T, ...], Strict(False)]

_MINUTES = {"m": 1, "h": 60, "d": 24 * 60}


def minutes(duration: str) -> int:
    """The length of a ``Duration`` in minutes: ``2d`` is 2880."""
    return int(duration[:-1]) * _MINUTES[duration[-1]]
