"""What looks like a secret although nobody has marked it as one.

The shapes are those that secret scanners know and that nothing else has:
https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns,
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids.
"""

from __future__ import annotations

import re

SHAPES: dict[str, re.Pattern[str]] = {
    "an AWS access key": re.compile(r"(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])"),
    "a private key": re.compile(r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----"),
    "a GitHub token": re.compile(r"(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{40,})"),
    "a GitLab token": re.compile(r"(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|agent)-[A-Za-z0-9_-]{20,}"),
    "a Slack token": re.compile(r"(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}"),
    "a Slack webhook": re.compile(r"hooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9/_-]{20,}"),
    "a Stripe key": re.compile(r"(?<![A-Za-z0-9])[rs]k_(?:live|test)_[A-Za-z0-9]{16,}"),
    "a Google API key": re.compile(r"(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}"),
    "an npm token": re.compile(r"(?<![A-Za-z0-9])npm_[A-Za-z0-9]{30,}"),
    "a PyPI token": re.compile(r"(?<![A-Za-z0-9])pypi-[A-Za-z0-9_-]{50,}"),
    "an API key of a language model": re.compile(r"(?<![A-Za-z0-9])sk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}"),
    "a JSON web token": re.compile(r"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*"),
    "a password in a URL": re.compile(r"[a-z][a-z0-9+.-]*://[^\s/:@]*:(?!\$\{)[^\s/@]+@"),
}

# A name that ends so holds the secret itself; what names one (secret_arn, token_validity) ends otherwise.
_NAME = re.compile(r"(?i:passw(?:or)?d|passphrase|secret|token|api_?-?key|private_?-?key|access_?-?key|credentials?)$")

# Where a secret lies, and settings of tokens, are no secrets: an ARN, a path of a parameter, a reference.
_NO_SECRET = re.compile(r"(?:arn:|/|\$\{|\{\{|true$|false$|[0-9]{1,6}$|$)")


def looks_like(text: str) -> str | None:
    """What kind of secret a text holds, as words that follow "looks like"."""
    return next((kind for kind, shape in SHAPES.items() if shape.search(text)), None)


def named_as_secret(name: str, text: str) -> bool:
    """Whether a value is, by its own name, the secret itself."""
    return bool(_NAME.search(name)) and not _NO_SECRET.match(text)
