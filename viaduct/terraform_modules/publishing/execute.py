"""The two things that can be done with uploads: put them, or print them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TextIO

from botocore.exceptions import BotoCoreError, ClientError

from viaduct.errors import ModulesError
from viaduct.terraform_modules.publishing.failures import explain
from viaduct.terraform_modules.publishing.look import is_stored

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from viaduct.terraform_modules.publishing.library import Library
    from viaduct.terraform_modules.publishing.uploads import Upload

_CONFLICT_ATTEMPTS = 5
_CONFLICT_SECONDS = 1.0


class DryRunPrinter:
    """Prints every upload and does none."""

    def __init__(self, library: Library, out: TextIO) -> None:
        self._library = library
        self._out = out

    def run(self, uploads: Sequence[Upload]) -> None:
        """One line an upload."""
        for upload in uploads:
            self._out.write(f"  would {_describe(self._library, upload)}\n")


class Executor:
    """Puts every object, and says so when it is there."""

    def __init__(self, s3: Any, library: Library, out: TextIO, sleep: Callable[[float], None] = time.sleep) -> None:
        self._s3 = s3
        self._library = library
        self._out = out
        self._sleep = sleep

    def run(self, uploads: Sequence[Upload]) -> None:
        """The uploads in their order.

        Raises:
            ModulesError: AWS refused one, or somebody else has put other bytes there; the text says what to do.
        """
        for number, upload in enumerate(uploads):
            try:
                self._put(upload)
            except (ClientError, BotoCoreError) as error:
                raise ModulesError(
                    f"could not {_describe(self._library, upload)}: {explain(error)}\n"
                    f"{number} of {len(uploads)} objects were put; the version is not published.\n"
                    "Run the same command again when the cause is gone: it goes on from there."
                ) from error
            self._out.write(f"  done: {_describe(self._library, upload)}\n")

    def _put(self, upload: Upload) -> None:
        """Put it if there is none; S3 asks for another attempt where two puts meet.

        https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html (If-None-Match)
        """
        for attempt in range(1, _CONFLICT_ATTEMPTS + 1):
            try:
                self._put_once(upload)
            except ClientError as error:
                match error.response["Error"]["Code"]:
                    case "PreconditionFailed":
                        self._require_same(upload)
                    case "ConditionalRequestConflict" if attempt < _CONFLICT_ATTEMPTS:
                        self._sleep(_CONFLICT_SECONDS)
                        continue
                    case _:
                        raise
            return

    def _put_once(self, upload: Upload) -> None:
        """How it is encrypted is the bucket's own affair; S3 refuses bytes that were damaged on their way."""
        self._s3.put_object(
            Bucket=self._library.bucket,
            Key=upload.key,
            Body=upload.body,
            ContentType=upload.content_type,
            ChecksumAlgorithm="SHA256",
            IfNoneMatch="*",
        )

    def _require_same(self, upload: Upload) -> None:
        """An attempt of ours whose answer was lost, or of somebody who publishes the same, has done our work."""
        if not is_stored(self._s3, self._library, upload):
            raise ModulesError(
                f"somebody else publishes the same version at the same time, with other bytes: {upload.key} in "
                f"{self._library.bucket} is theirs. Nothing was overwritten. Choose another version."
            )


def _describe(library: Library, upload: Upload) -> str:
    return f"put {library.url(upload.key)} ({len(upload.body)} bytes)"
