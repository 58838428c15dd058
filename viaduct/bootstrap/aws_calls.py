"""One method a step: the API call behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from viaduct.bootstrap.settings import PUBLIC_ACCESS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from viaduct.bootstrap.clients import Clients
    from viaduct.bootstrap.observed import Lifecycle
    from viaduct.bootstrap.wanted import StateBucket

_SETTLING_ATTEMPTS = 10
_SETTLING_SECONDS = 1.0


class AwsCalls:
    """The calls on one bucket, and on the key that was made for it; S3 refuses them if the owner is another."""

    def __init__(self, clients: Clients, wanted: StateBucket, sleep: Callable[[float], None]) -> None:
        self._s3 = clients.s3
        self._kms = clients.kms
        self._bucket = wanted.bucket
        self._mine = {"Bucket": wanted.bucket, "ExpectedBucketOwner": wanted.account}
        self._sleep = sleep
        self._new_key_arn = ""

    def create_key(self, description: str, tags: Mapping[str, str]) -> None:
        """A symmetric key with KMS's default policy: the account decides by IAM who uses it."""
        pairs = [{"TagKey": name, "TagValue": tags[name]} for name in sorted(tags)]
        self._new_key_arn = self._kms.create_key(Description=description, Tags=pairs)["KeyMetadata"]["Arn"]

    def enable_key(self, key_arn: str) -> None:
        """Enable it."""
        self._kms.enable_key(KeyId=key_arn)

    def rotate_key(self, key_arn: str | None) -> None:
        """Rotate it every 365 days, KMS's default."""
        self._settled(self._kms.enable_key_rotation, KeyId=self._arn(key_arn))

    def name_key(self, alias: str, key_arn: str | None) -> None:
        """Give it the alias."""
        self._settled(self._kms.create_alias, AliasName=alias, TargetKeyId=self._arn(key_arn))

    def create_bucket(self, region: str) -> None:
        """us-east-1 is the region without a LocationConstraint: S3 refuses its name there.

        https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucketConfiguration.html
        """
        place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        self._s3.create_bucket(Bucket=self._bucket, ObjectOwnership="BucketOwnerEnforced", **place)
        self._s3.get_waiter("bucket_exists").wait(**self._mine, WaiterConfig={"Delay": 2, "MaxAttempts": 15})

    def tag_bucket(self, tags: Mapping[str, str]) -> None:
        """S3 takes no empty set of tags."""
        if tags:
            pairs = [{"Key": name, "Value": tags[name]} for name in sorted(tags)]
            self._s3.put_bucket_tagging(**self._mine, Tagging={"TagSet": pairs})
        else:
            self._s3.delete_bucket_tagging(**self._mine)

    def block_public_access(self) -> None:
        """All four parts."""
        block = dict.fromkeys(sorted(PUBLIC_ACCESS), True)
        self._s3.put_public_access_block(**self._mine, PublicAccessBlockConfiguration=block)

    def turn_acls_off(self) -> None:
        """S3 refuses this while an ACL grants something to another account."""
        rules = [{"ObjectOwnership": "BucketOwnerEnforced"}]
        self._s3.put_bucket_ownership_controls(**self._mine, OwnershipControls={"Rules": rules})

    def put_policy(self, document: str) -> None:
        """Replace the policy."""
        self._s3.put_bucket_policy(**self._mine, Policy=document)

    def encrypt_with(self, key_arn: str | None, blocked: tuple[str, ...]) -> None:
        """By the key's ARN: S3 would look an alias up in the account of whoever writes."""
        default = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": self._arn(key_arn)}
        rule: dict[str, Any] = {"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": True}
        if blocked:
            rule["BlockedEncryptionTypes"] = {"EncryptionType": list(blocked)}
        self._s3.put_bucket_encryption(**self._mine, ServerSideEncryptionConfiguration={"Rules": [rule]})

    def enable_versioning(self) -> None:
        """Turn it on, or on again."""
        self._s3.put_bucket_versioning(**self._mine, VersioningConfiguration={"Status": "Enabled"})

    def put_lifecycle(self, lifecycle: Lifecycle) -> None:
        """Replace the rules; the smallest size of transitions falls back to S3's default unless sent again."""
        minimum = lifecycle.minimum_size
        size = {"TransitionDefaultMinimumObjectSize": minimum} if minimum else {}
        rules = [dict(rule) for rule in lifecycle.rules]
        self._s3.put_bucket_lifecycle_configuration(**self._mine, LifecycleConfiguration={"Rules": rules}, **size)

    def _arn(self, key_arn: str | None) -> str:
        return key_arn or self._new_key_arn

    def _settled(self, call: Callable[..., Any], **arguments: str) -> None:
        """Ask again while a new key is not known everywhere yet, which may take some seconds.

        https://docs.aws.amazon.com/kms/latest/developerguide/accessing-kms.html#programming-eventual-consistency
        """
        for attempt in range(1, _SETTLING_ATTEMPTS + 1):
            try:
                call(**arguments)
            except ClientError as error:
                if error.response["Error"]["Code"] != "NotFoundException" or attempt == _SETTLING_ATTEMPTS:
                    raise
                self._sleep(_SETTLING_SECONDS)
            else:
                return
