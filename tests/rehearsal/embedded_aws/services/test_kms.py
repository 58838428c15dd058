from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients


def test_one_alias_name_means_another_key_in_another_region(client: Clients, name: str) -> None:
    keys = {}
    for region in ("us-east-1", "eu-west-1"):
        kms = client("kms", region)
        keys[region] = kms.create_key()["KeyMetadata"]["KeyId"]
        kms.create_alias(AliasName=f"alias/{name}", TargetKeyId=keys[region])
    for region, key in keys.items():
        arn = f"arn:aws:kms:{region}:111111111111:alias/{name}"
        assert client("kms", region).describe_key(KeyId=arn)["KeyMetadata"]["KeyId"] == key
