"""What every stack has: one provider block, one state file, and Terraform's version range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider, AwsProviderAssumeRole, AwsProviderDefaultTags

from modules.versions import AWS_PROVIDER, TERRAFORM_VERSION
from stacks.state import keep_state

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.spec import System


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
        keep_state(self, system, name)
        self.add_override("terraform.required_version", TERRAFORM_VERSION)
        self.add_override("terraform.required_providers.aws", AWS_PROVIDER)


def _assume(role_arn: str) -> list[AwsProviderAssumeRole]:
    """The name of the session is always the same: a chance one would be another caller in every plan."""
    return [AwsProviderAssumeRole(role_arn=role_arn, session_name="viaduct")]
