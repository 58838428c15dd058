"""What Terraform's S3 backend takes, to plan and to apply."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modules.policy import Statement, use_of_aliased_key

if TYPE_CHECKING:
    from collections.abc import Iterator


PLANS_CONTEXT = {"kms:EncryptionContext:viaduct": "plans"}


@dataclass(frozen=True)
class StateStore:
    """The states under ``key``, in which ``*`` may stand, in a bucket; and the alias of what encrypts them, if any."""

    bucket: str
    key: str
    account: str
    region: str
    key_alias: str | None = None

    @property
    def _bucket(self) -> str:
        return f"arn:aws:s3:::{self.bucket}"

    @property
    def _state(self) -> str:
        return f"{self._bucket}/{self.key}"

    @property
    def _lock(self) -> str:
        return f"{self._state}.tflock"

    def reading(self) -> Iterator[Statement]:
        """What ``terraform plan -lock=false`` takes.

        The listing is not bound to the prefix: only who may list at all is told that there is no state yet.
        Source: https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required
        https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
        """
        yield Statement("FindState", ["s3:ListBucket"], [self._bucket])
        yield Statement("ReadState", ["s3:GetObject"], [self._state])
        if self.key_alias:
            yield self._key_use("DecryptState", self.key_alias, "kms:Decrypt")

    def writing(self) -> Iterator[Statement]:
        """What ``terraform apply`` takes on top: a lock is written, read and deleted, a state written only.

        Source: https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required
        """
        yield Statement("WriteState", ["s3:PutObject"], [self._state])
        yield Statement("LockState", ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], [self._lock])
        if self.key_alias:
            yield self._key_use("EncryptState", self.key_alias, "kms:GenerateDataKey")

    def sealing(self) -> Iterator[Statement]:
        """What ``viaduct seal`` takes: a data key for saved plans, told apart by the encryption context.

        Source: https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
        """
        yield from self._of_plans("SealPlans", "kms:GenerateDataKey")

    def unsealing(self) -> Iterator[Statement]:
        """What ``viaduct unseal`` takes: who can do it reads every value that was planned."""
        yield from self._of_plans("UnsealPlans", "kms:Decrypt")

    def _of_plans(self, sid: str, action: str) -> Iterator[Statement]:
        if self.key_alias:
            use = use_of_aliased_key(sid, self.account, [self.region], self.key_alias, [action])
            yield replace(use, conditions={**use.conditions, "StringEquals": PLANS_CONTEXT})

    def _key_use(self, sid: str, alias: str, action: str) -> Statement:
        return use_of_aliased_key(sid, self.account, [self.region], alias, [action], via="s3")
