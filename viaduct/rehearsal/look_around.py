"""What to type, in another terminal, to look around in an AWS that was kept."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
            "  unset AWS_PROFILE AWS_SESSION_TOKEN",
            *exports,
            "",
            *calls,
            "",
            "Terraform's state of every stack is in the last bucket. Nothing of this is in a real account.",
            "",
        ]
    )
