"""What to type, in another terminal, to look around in an AWS that was kept."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Each of them would lead the AWS CLI elsewhere, or stop it, whatever is exported.
_UNSET = ("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")

_EXAMPLES = (
    "aws codepipeline list-pipelines",
    "aws s3api list-buckets",
    "aws iam list-roles --query 'Roles[].RoleName'",
)


def render_look_around(environment: Mapping[str, str], state_bucket: str) -> str:
    """The variables to export, and calls to begin with."""
    exports = [f"  export {name}={shlex.quote(value)}" for name, value in sorted(environment.items())]
    calls = [f"  {call}" for call in (*_EXAMPLES, f"aws s3 ls --recursive s3://{state_bucket}/")]
    return "\n".join(
        [
            "The embedded AWS stays until you press Ctrl-C here. To look around in it, in another terminal:",
            "",
            f"  unset {' '.join(_UNSET)}",
            *exports,
            "",
            *calls,
            "",
            "The last call lists Terraform's states, one a stack. Nothing of this is in a real account.",
            "",
        ]
    )
