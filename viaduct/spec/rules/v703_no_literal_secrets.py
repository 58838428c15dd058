"""A secret in ``environment`` stands in git, in Terraform's state and in the console, for everyone to read.

A value that looks like a secret is an error; a variable that is named like one, with any value, a warning.

https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V703"
TITLE = "No secrets in plain variables"
LOOKS: dict[str, re.Pattern[str]] = {
    "an AWS access key": re.compile(r"\b(AKIA|ASIA)[A-Z0-9]{16}\b"),
    "a GitHub token": re.compile(r"\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})"),
    "a GitLab token": re.compile(r"\bglpat-[A-Za-z0-9_-]{20,}"),
    "an npm token": re.compile(r"\bnpm_[A-Za-z0-9]{30,}"),
    "a Slack token": re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{10,}"),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY"),
    "a JSON web token": re.compile(r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\."),
    "a password in a URL": re.compile(r"://[^/\s:@]+:[^/\s:@]+@"),
}
# Only how a name ends tells: TOKEN_URL and SECRET_NAME hold no secret, nor does CACHE_KEY or PUBLIC_KEY.
NAMES = re.compile(
    r"(.*_)?(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|(API|ACCESS|SECRET|PRIVATE|SIGNING|ENCRYPTION)_?KEY)",
    re.IGNORECASE,
)
# Where a secret is, and whether there is one, may be told.
HARMLESS = re.compile(r"|true|false|arn:.*|/.*", re.IGNORECASE)


def check(system: System) -> Iterator[Finding]:
    """A value of ``environment`` that is, or might be, a secret; the finding does not repeat it."""
    for at, _, build in every_build(system):
        for variable, value in build.environment.items():
            path = (*at, "environment", variable)
            fix = f"store it in SSM or Secrets Manager, and write 'secrets: {{{variable}: ssm:/path}}'"
            look = next((what for what, pattern in LOOKS.items() if pattern.search(value)), None)
            if look:
                yield Finding(CODE, path, f"the value looks like {look}", "(hidden)", fix=fix)
            elif NAMES.fullmatch(variable) and not HARMLESS.fullmatch(value):
                message = "by its name this is a secret"
                yield Finding(CODE, path, message, "(hidden)", fix=fix, severity="warning")
