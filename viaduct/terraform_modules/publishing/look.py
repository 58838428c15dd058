"""What there is of a version: reads only."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from viaduct.errors import ModulesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from viaduct.terraform_modules.publishing.library import Library
    from viaduct.terraform_modules.publishing.uploads import Upload


@dataclass(frozen=True)
class Found:
    """The keys of the version's objects, and for each whether its bytes are those that would be put there."""

    same: Mapping[str, bool]


def region_of(s3: Any, library: Library) -> str:
    """The bucket's region; HeadBucket follows the bucket there.

    Raises:
        ModulesError: there is no such bucket.
        ClientError, BotoCoreError: a read that is denied, or no network.
    """
    try:
        head = s3.head_bucket(Bucket=library.bucket)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise
        raise ModulesError(
            f"there is no bucket {library.bucket}. Make it first, versioned and private; docs/modules.md says what "
            "those who use the modules need to be allowed."
        ) from error
    return str(head["BucketRegion"])


def look(s3: Any, library: Library, version: str, uploads: Sequence[Upload]) -> Found:
    """Every object of the version below the prefix, also of modules that are not among the uploads.

    Raises:
        ClientError, BotoCoreError: a read that is denied, or no network.
    """
    wanted = {upload.key: upload for upload in uploads}
    found = sorted(_listed(s3, library, version))
    return Found({key: key in wanted and is_stored(s3, library, wanted[key]) for key in found})


def is_stored(s3: Any, library: Library, upload: Upload) -> bool:
    """Whether the object that is there has the bytes of the upload."""
    stored = s3.get_object(Bucket=library.bucket, Key=upload.key)["Body"].read()
    return hashlib.sha256(stored).digest() == upload.digest


def _listed(s3: Any, library: Library, version: str) -> Iterator[str]:
    archive = re.compile(rf"{re.escape(library.start)}[^/]+/{re.escape(version)}\.zip")
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=library.bucket, Prefix=library.start)
    for page in pages:
        for item in page.get("Contents", []):
            if item["Key"] == library.manifest(version) or archive.fullmatch(item["Key"]):
                yield item["Key"]
