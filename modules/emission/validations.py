"""The conditions that several variables share; ``{}`` is the variable."""

from __future__ import annotations

from modules.emission.definition import Validation


def matches(pattern: str, message: str) -> Validation:
    """The text matches a regular expression."""
    return Validation(f'can(regex("{pattern}", {{}}))', message)


def each_matches(pattern: str, message: str) -> Validation:
    """Each text of a list matches a regular expression."""
    return Validation(f'alltrue([for each in {{}} : can(regex("{pattern}", each))])', message)


def one_of(*values: str) -> Validation:
    """One of a few texts."""
    listed = ", ".join(f'"{value}"' for value in values)
    return Validation(f"contains([{listed}], {{}})", f"Must be one of {', '.join(values)}.")


def between(least: int, most: int, what: str) -> Validation:
    """A number of a range."""
    return Validation(f"{{}} >= {least} && {{}} <= {most}", f"{what} must be from {least} to {most}.")


# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
BUCKET = matches(
    "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
    "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen.",
)
# https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
KEY_ALIAS = matches(
    "^alias/[a-zA-Z0-9/_-]{1,250}$",
    "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all.",
)
ROLE_ARNS = each_matches(
    "^arn:aws:iam::[0-9]{12}:role/.+$", "Each must be the ARN of a role, arn:aws:iam::<account>:role/<name>."
)
