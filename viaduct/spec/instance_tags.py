"""The tags that instances are found by.

At most three: each is a group of its own, for an instance has to carry all of them.
https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-tagging.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

TagKey = Annotated[
    str,
    StringConstraints(pattern=r"^[^\x00-\x1f]+$", max_length=128),
    Field(description="the key of a tag: 1 to 128 characters"),
]
TagValue = Annotated[
    str,
    StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=256),
    Field(description="the value of a tag: at most 256 characters"),
]
InstanceTags = Annotated[Mapping[TagKey, TagValue], Field(min_length=1, max_length=3)]
