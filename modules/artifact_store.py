"""The artifact store of one region: a bucket, and the key that encrypts what is in it."""

from __future__ import annotations

from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct

from modules.naming import named
from modules.policy import Statement, document
from modules.private_bucket import PrivateBucket


class ArtifactStore(Construct):
    """A bucket ``bucket_name`` and its key, which others find by the alias ``key_alias``.

    ``package_bucket_name`` adds a second bucket under the same key, for packaged SAM code: Lambda takes code only from
    a bucket in the function's own region.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        account: str,
        bucket_name: str,
        key_alias: str,
        package_bucket_name: str | None = None,
    ) -> None:
        super().__init__(scope, id_)
        self.key = named(
            KmsKey(
                self,
                "key",
                description=f"Encrypts {bucket_name}",
                enable_key_rotation=True,
                deletion_window_in_days=30,
                policy=key_policy(account),
            ),
            id_,
        )
        self.alias = named(KmsAlias(self, "alias", name=key_alias, target_key_id=self.key.key_id), id_)
        self.artifacts = self._bucket("artifacts", bucket_name)
        if package_bucket_name:
            self.packages = self._bucket("packages", package_bucket_name)

    def _bucket(self, id_: str, name: str) -> PrivateBucket:
        return PrivateBucket(self, id_, name=name, key_arn=self.key.arn, outlived_by=[self.key, self.alias])


def key_policy(account: str) -> str:
    """The key policy that leaves the say to the account's IAM policies."""
    return document([leave_to_iam(account)])


def leave_to_iam(account: str) -> Statement:
    """What a key policy needs, so that IAM policies of the account count.

    Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    """
    return Statement("LeaveToIam", ["kms:*"], ["*"], principals={"AWS": f"arn:aws:iam::{account}:root"})
