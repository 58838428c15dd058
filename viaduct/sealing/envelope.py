"""Encryption under the key of Terraform's state, through the AWS Encryption SDK.

Each file gets a data key of its own, which AWS KMS makes and wraps; what is read back is signed and whole, or an error.
Source: https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/concepts.html
"""

from __future__ import annotations

import logging
import shutil
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from aws_encryption_sdk import CommitmentPolicy, EncryptionSDKClient, StrictAwsKmsMasterKeyProvider
from aws_encryption_sdk.exceptions import AWSEncryptionSDKClientError
from botocore.exceptions import BotoCoreError, ClientError
from cryptography.exceptions import InvalidSignature, InvalidTag

from viaduct import names
from viaduct.aws_failures import Explainer
from viaduct.errors import SealingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

PURPOSE = "viaduct"
PLANS = "plans"
"""The encryption context says what is encrypted: IAM policies and CloudTrail see it. It is no secret.

https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
"""

_SYSTEM = "system"
_EXPLAINER = Explainer(lambda operation: f"kms:{operation}", "docs/github.md", SealingError)

# It logs whole tracebacks of what it then raises.
logging.getLogger("aws_encryption_sdk").addHandler(logging.NullHandler())
logging.getLogger("aws_encryption_sdk").propagate = False


def encrypt(system: System, source: IO[bytes], into: IO[bytes]) -> None:
    """Encrypt a stream for whoever may decrypt with the key of the system's state.

    Raises:
        SealingError: AWS refuses, or can't be reached.
    """
    with _explained("could not seal the plans"):
        asked = {"key_provider": _keys(system), "encryption_context": _context(system)}
        with _client().stream(mode="e", source=source, **asked) as wrapped:
            shutil.copyfileobj(wrapped, into)


def decrypt(system: System, source: IO[bytes], into: IO[bytes]) -> None:
    """The reverse; nothing of ``into`` may be used unless this returns.

    Raises:
        SealingError: AWS refuses, or it is no whole file that was sealed for this system.
    """
    with (
        _explained("could not open the sealed plans"),
        _client().stream(mode="d", source=source, key_provider=_keys(system)) as opened,
    ):
        found = opened.header.encryption_context
        if not _context(system).items() <= found.items():
            raise SealingError(f"this was not sealed for the system {system.system}: {found}")
        shutil.copyfileobj(opened, into)


def _client() -> EncryptionSDKClient:
    return EncryptionSDKClient(commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT)


def _context(system: System) -> dict[str, str]:
    return {PURPOSE: PLANS, _SYSTEM: system.system}


def _keys(system: System) -> StrictAwsKmsMasterKeyProvider:
    """The state's key alone, by its ARN: a message that names another key is refused before KMS is asked."""
    import boto3

    kms = boto3.Session().client("kms", region_name=names.state_region(system))
    arn = kms.describe_key(KeyId=names.state_key_alias(system))["KeyMetadata"]["Arn"]
    return StrictAwsKmsMasterKeyProvider(key_ids=[arn])


@contextmanager
def _explained(doing: str) -> Iterator[None]:
    """Turn what the SDK and botocore raise into a person's words."""
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        raise SealingError(f"{doing}: {_EXPLAINER.explain(error)}") from error
    except AWSEncryptionSDKClientError as error:
        cause = error.__cause__ or error.__context__
        told = _EXPLAINER.explain(cause) if isinstance(cause, ClientError | BotoCoreError) else str(error)
        raise SealingError(f"{doing}: {told}") from error
    except (InvalidTag, InvalidSignature) as error:
        raise SealingError(f"{doing}: the file was changed after it was sealed") from error
