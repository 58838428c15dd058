"""The settings of a bucket that the account owns."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from botocore.exceptions import ClientError

from viaduct.bootstrap.look_key import find_key
from viaduct.bootstrap.observed import Bucket, Encryption, Lifecycle

if TYPE_CHECKING:
    from viaduct.bootstrap.clients import Clients
    from viaduct.bootstrap.observed import Key
    from viaduct.bootstrap.wanted import StateBucket

_Ask: TypeAlias = Callable[[str], Mapping[str, Any]]

_NOT_SET = {
    "NoSuchPublicAccessBlockConfiguration",
    "OwnershipControlsNotFoundError",
    "ServerSideEncryptionConfigurationNotFoundError",
    "NoSuchBucketPolicy",
    "NoSuchLifecycleConfiguration",
    "NoSuchTagSet",
}
"""How S3 says, setting by setting, that there is none."""


def read_bucket(clients: Clients, wanted: StateBucket) -> Bucket:
    """Every setting that bootstrap cares about."""

    def ask(operation: str) -> Mapping[str, Any]:
        return _ask(clients.s3, operation, wanted)

    encryption, key = _encryption(ask, clients.kms)
    return Bucket(
        public_access=_public_access(ask),
        ownership=_ownership(ask),
        versioning=ask("get_bucket_versioning").get("Status", "off"),
        encryption=encryption,
        encryption_key=key,
        policy=json.loads(ask("get_bucket_policy").get("Policy", "{}")),
        lifecycle=_lifecycle(ask),
        tags={tag["Key"]: tag["Value"] for tag in ask("get_bucket_tagging").get("TagSet", [])},
    )


def _ask(s3: Any, operation: str, wanted: StateBucket) -> Mapping[str, Any]:
    """The answer of one read; an empty one where nothing is set."""
    try:
        answer: Mapping[str, Any] = getattr(s3, operation)(Bucket=wanted.bucket, ExpectedBucketOwner=wanted.account)
    except ClientError as error:
        if error.response["Error"]["Code"] in _NOT_SET:
            return {}
        raise
    return answer


def _public_access(ask: _Ask) -> frozenset[str]:
    block = ask("get_public_access_block").get("PublicAccessBlockConfiguration", {})
    return frozenset(name for name, on in block.items() if on)


def _ownership(ask: _Ask) -> str | None:
    rules = ask("get_bucket_ownership_controls").get("OwnershipControls", {}).get("Rules", [])
    return rules[0]["ObjectOwnership"] if rules else None


def _lifecycle(ask: _Ask) -> Lifecycle:
    answer = ask("get_bucket_lifecycle_configuration")
    return Lifecycle(tuple(answer.get("Rules", [])), answer.get("TransitionDefaultMinimumObjectSize"))


def _encryption(ask: _Ask, kms: Any) -> tuple[Encryption | None, Key | None]:
    """The default encryption with its key's ARN: S3 keeps an id, an ARN or an alias as it was given."""
    rules = ask("get_bucket_encryption").get("ServerSideEncryptionConfiguration", {}).get("Rules", [])
    if not rules:
        return None, None
    default = rules[0].get("ApplyServerSideEncryptionByDefault", {})
    given = default.get("KMSMasterKeyID")
    key = _key_behind(kms, given) if given else None
    blocked = rules[0].get("BlockedEncryptionTypes", {}).get("EncryptionType", [])
    algorithm = default.get("SSEAlgorithm", "AES256")
    return Encryption(algorithm, key.arn if key else given, bool(rules[0].get("BucketKeyEnabled")), tuple(blocked)), key


def _key_behind(kms: Any, given: str) -> Key | None:
    """The key, or None for one that this account may not even describe: whichever it is, it is the wrong one."""
    try:
        return find_key(kms, given)
    except ClientError:
        return None
