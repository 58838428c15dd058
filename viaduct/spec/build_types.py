"""The types of builds and actions: names, and values that are documents of their own.

Those have validators of their own: pydantic would put the member of a union that it tried into the path of an error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from viaduct.spec.types import PATH_LENGTH, RELATIVE_PATH

BuildImage = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9][A-Za-z0-9._:/@-]*$", max_length=512),
    Field(description="an image of CodeBuild's (aws/codebuild/...), of a public registry, or the URI of one in ECR"),
]
ReportName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=100),
    Field(description="letters, digits and _ -; a letter or digit first"),
]
FunctionName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=64),
    Field(description="the name of a Lambda function: letters, digits and _ -"),
]


def _document(value: object) -> object:
    """A mapping that JSON can say: YAML also has numbers that are none, and salvage marks what it left out."""
    if not isinstance(value, Mapping):
        raise PydanticCustomError("mapping_type", "not a mapping")
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise PydanticCustomError("document", "not to be said in JSON") from error
    return value


def _buildspec(value: object) -> object:
    if isinstance(value, str) and len(value) <= PATH_LENGTH and re.match(RELATIVE_PATH, value):
        return value
    if isinstance(value, Mapping) and value:
        return _document(value)
    raise PydanticCustomError("buildspec", "neither a path nor a mapping")


Document = Annotated[
    Mapping[str, Any],
    PlainValidator(_document),
    WithJsonSchema({"type": "object"}),
    Field(description="a mapping that JSON can say"),
]
Buildspec = Annotated[
    str | Mapping[str, Any],
    PlainValidator(_buildspec),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": RELATIVE_PATH, "maxLength": PATH_LENGTH},
                {"type": "object", "minProperties": 1},
            ]
        }
    ),
    Field(description="a path relative to the root of the repository, or the buildspec itself as a mapping"),
]
