"""A bucket that exists has a name that S3 has allowed.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.limits import BUCKET
from viaduct.spec.sources import S3Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V112"
TITLE = "A source's bucket can be the name of one"


def check(system: System) -> Iterator[Finding]:
    """Buckets of sources whose names no bucket can have."""
    for name, service in system.services.items():
        if isinstance(service.source, S3Source):
            bucket = service.source.bucket
            if len(bucket) > BUCKET.max or not re.fullmatch(BUCKET.pattern, bucket):
                path, allowed = ("services", name, "source", "bucket"), f"at most {BUCKET.max}: {BUCKET.form}"
                yield Finding(CODE, path, "no bucket has such a name", bucket, allowed)
