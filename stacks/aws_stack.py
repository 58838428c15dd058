"""What every stack has: one provider block, one state file, and Terraform's version range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf import S3Backend, TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider, AwsProviderAssumeRole, AwsProviderDefaultTags

from viaduct import arns, names

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.spec import System

TERRAFORM_VERSION = ">= 1.10"
AWS_PROVIDER = {"source": "hashicorp/aws", "version": ">= 5.100, < 7"}


class AwsStack(TerraformStack):
    """A stack of one account and one region; ``name`` is also that of its state, which is at home in any case.

    ``account`` is home's unless another is given, together with the role that Terraform assumes there.
    """

    def __init__(
        self,
        scope: Construct,
        name: str,
        *,
        system: System,
        region: str,
        account: str | None = None,
        assumed_role: str | None = None,
    ) -> None:
        super().__init__(scope, name)
        self.system = system
        self.region = region
        self.account = account or system.home.account
        self.default_tags = {"managed-by": "viaduct", "system": system.system, "stack": name, **system.tags}
        AwsProvider(
            self,
            "aws",
            region=region,
            allowed_account_ids=[self.account],
            assume_role=_assume(assumed_role) if assumed_role else None,
            default_tags=[AwsProviderDefaultTags(tags=self.default_tags)],
        )
        self._keep_state(name)
        self.add_override("terraform.required_version", TERRAFORM_VERSION)
        self.add_override("terraform.required_providers.aws", AWS_PROVIDER)

    def _keep_state(self, name: str) -> None:
        region = names.state_region(self.system)
        backend = S3Backend(
            self,
            bucket=names.state_bucket(self.system),
            key=names.state_key(self.system, name),
            region=region,
            encrypt=True,
            # Without a key, `encrypt` asks for AES256 and so goes past the bucket's own key.
            kms_key_id=arns.alias_arn(self.system, region, names.state_key_alias(self.system)),
        )
        # The bindings do not know Terraform's own lock yet.
        backend.add_override("use_lockfile", True)


def _assume(role_arn: str) -> list[AwsProviderAssumeRole]:
    """The name of the session is always the same: a chance one would be another caller in every plan."""
    return [AwsProviderAssumeRole(role_arn=role_arn, session_name="viaduct")]
