"""The keys: the one behind a name, and one that an earlier run left without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from viaduct.bootstrap.observed import KEY_OF, Key

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNUSABLE = {"PendingDeletion", "PendingReplicaDeletion", "Unavailable"}


def find_key(kms: Any, name: str) -> Key | None:
    """The key of an id, ARN or alias; None if there is none.

    Raises:
        ClientError: the key may not be described.
    """
    try:
        metadata = kms.describe_key(KeyId=name)["KeyMetadata"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "NotFoundException":
            return None
        raise
    # This spec has one use only, encryption: the others are HMAC and asymmetric keys.
    symmetric = metadata.get("KeySpec") == "SYMMETRIC_DEFAULT"
    rotatable = symmetric and metadata.get("Origin") == "AWS_KMS" and "CustomKeyStoreId" not in metadata
    customer = metadata.get("KeyManager") == "CUSTOMER"
    return Key(
        arn=metadata["Arn"],
        state=metadata["KeyState"],
        rotation=rotatable and customer and _rotates(kms, metadata),
        symmetric=symmetric,
        customer=customer,
        rotatable=rotatable,
    )


def find_loose_key(kms: Any, alias: str) -> Key | None:
    """A usable key that carries the tag of a bootstrap for this alias, lowest ARN first.

    One call a key of the region: so it is asked only when the alias leads nowhere.
    """
    arns = sorted(arn for arn in _key_arns(kms) if _made_for(kms, arn) == alias)
    keys = [key for arn in arns if (key := find_key(kms, arn)) and key.state not in _UNUSABLE]
    return keys[0] if keys else None


def _rotates(kms: Any, metadata: dict[str, Any]) -> bool:
    if metadata["KeyState"] in _UNUSABLE:
        return False
    return bool(kms.get_key_rotation_status(KeyId=metadata["Arn"])["KeyRotationEnabled"])


def _key_arns(kms: Any) -> Iterator[str]:
    for page in kms.get_paginator("list_keys").paginate():
        for key in page["Keys"]:
            yield key["KeyArn"]


def _made_for(kms: Any, arn: str) -> str | None:
    """The alias in the key's tag; a key whose tags may not be read is none of ours."""
    try:
        pages = kms.get_paginator("list_resource_tags").paginate(KeyId=arn)
        tags = {tag["TagKey"]: tag["TagValue"] for page in pages for tag in page.get("Tags", [])}
    except ClientError:
        return None
    return tags.get(KEY_OF)
