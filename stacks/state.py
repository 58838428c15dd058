"""Where each stack keeps its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf import S3Backend

from viaduct import arns, names

if TYPE_CHECKING:
    from cdktf import TerraformStack

    from viaduct.spec import System


def keep_state(stack: TerraformStack, system: System, name: str) -> None:
    """Keep the state of ``stack``, whatever its providers are, at home: encrypted, and locked while it is changed."""
    region = names.state_region(system)
    backend = S3Backend(
        stack,
        bucket=names.state_bucket(system),
        key=names.state_key(system, name),
        region=region,
        encrypt=True,
        # Without a key, `encrypt` asks for AES256 and so goes past the bucket's own key.
        kms_key_id=arns.alias_arn(system, region, names.state_key_alias(system)),
    )
    # The bindings do not know Terraform's own lock yet.
    backend.add_override("use_lockfile", True)
