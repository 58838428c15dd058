"""The artifact store of one region: a bucket, and the key that encrypts what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct

from modules.naming import named
from modules.policy import FIND_STORE, READ_KEY_USE, READ_OBJECT, Statement, document, let_roles_in
from modules.private_bucket import PrivateBucket

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Readers:
    """The roles of other accounts, by ARN, that read artifacts, and those that read packages."""

    artifacts: Sequence[str] = ()
    packages: Sequence[str] = ()


class ArtifactStore(Construct):
    """A bucket ``bucket_name`` and its key, which others find by the alias ``key_alias``.

    ``package_bucket_name`` adds a second bucket under the same key, for packaged SAM code: Lambda takes code only from
    a bucket in the function's own region. ``readers`` are let in from other accounts, and nobody else.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        account: str,
        region: str,
        bucket_name: str,
        key_alias: str,
        package_bucket_name: str | None = None,
        readers: Readers,
    ) -> None:
        super().__init__(scope, id_)
        self.key = named(
            KmsKey(
                self,
                "key",
                description=f"Encrypts {bucket_name}",
                enable_key_rotation=True,
                deletion_window_in_days=30,
                policy=key_policy(account, region, [*readers.artifacts, *readers.packages]),
            ),
            id_,
        )
        self.alias = named(KmsAlias(self, "alias", name=key_alias, target_key_id=self.key.key_id), id_)
        self.artifacts = self._bucket("artifacts", bucket_name, readers.artifacts)
        if package_bucket_name:
            self.packages = self._bucket("packages", package_bucket_name, readers.packages)

    def _bucket(self, id_: str, name: str, readers: Sequence[str]) -> PrivateBucket:
        kept = [self.key, self.alias]
        statements = [read_objects(name, readers)] if readers else []
        return PrivateBucket(self, id_, name=name, key_arn=self.key.arn, outlived_by=kept, readers=statements)


def read_objects(bucket: str, readers: Sequence[str]) -> Statement:
    """What lets roles of other accounts into a bucket; each does of it only what its own policy says as well."""
    arn = f"arn:aws:s3:::{bucket}"
    return let_roles_in("LetOtherAccountsRead", readers, [*READ_OBJECT, *FIND_STORE], [arn, f"{arn}/*"])


def key_policy(account: str, region: str, readers: Sequence[str]) -> str:
    """The key policy that leaves the say to the account's IAM policies, and lets roles of other accounts read objects.

    Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
    """
    through_s3 = {"StringEquals": {"kms:ViaService": f"s3.{region}.amazonaws.com"}}
    others = [let_roles_in("LetOtherAccountsDecrypt", readers, READ_KEY_USE, ["*"], through_s3)] if readers else []
    return document([leave_to_iam(account), *others])


def leave_to_iam(account: str) -> Statement:
    """What a key policy needs, so that IAM policies of the account count.

    Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    """
    return Statement("LeaveToIam", ["kms:*"], ["*"], principals={"AWS": f"arn:aws:iam::{account}:root"})
