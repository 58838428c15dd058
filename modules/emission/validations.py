"""The conditions that several variables share; ``{}`` is the variable."""

from __future__ import annotations

from modules.emission.definition import Validation


def matches(pattern: str, message: str, part: str = "") -> Validation:
    """The text matches a regular expression, or a ``part`` of the object (``.name``) does."""
    return Validation(f'can(regex("{pattern}", {{}}{part}))', message)


def each_matches(pattern: str, message: str) -> Validation:
    """Each text of a list matches a regular expression."""
    return Validation(f'alltrue([for each in {{}} : can(regex("{pattern}", each))])', message)


def one_of(*values: str, part: str = "") -> Validation:
    """One of a few texts, or a ``part`` of the object (``.type``) is."""
    listed = ", ".join(f'"{value}"' for value in values)
    subject = f"The {part[1:]} must" if part else "Must"
    return Validation(f"contains([{listed}], {{}}{part})", f"{subject} be one of {', '.join(values)}.")


def between(least: int, most: int, what: str) -> Validation:
    """A number of a range."""
    return Validation(f"{{}} >= {least} && {{}} <= {most}", f"{what} must be from {least} to {most}.")


def whole(least: int, most: int, what: str, part: str = "") -> Validation:
    """A whole number of a range; or a ``part`` of the object (``.port``)."""
    number = f"{{}}{part}"
    condition = f"{number} >= {least} && {number} <= {most} && floor({number}) == {number}"
    return Validation(condition, f"{what} must be a whole number from {least} to {most}.")


def length(least: int, most: int, what: str, part: str = "") -> Validation:
    """A text, or a ``part`` of the object (``.name``), of so many characters."""
    counts = [f"length({{}}{part}) >= {least}"] if least else []
    counts.append(f"length({{}}{part}) <= {most}")
    condition = f"try({' && '.join(counts)}, true)" if part else " && ".join(counts)
    number = f"{least} to {most}" if least else f"at most {most}"
    return Validation(condition, f"{what} has {number} characters.", of_null=bool(part))


def network(part: str = "", *, subnets: int, security_groups: int) -> tuple[Validation, ...]:
    """The VPC, up to so many subnets and security groups of an object, or of a ``part`` of it (``.network``)."""
    of_vpc = f'try(length(regexall("^vpc-[0-9a-f]{{8,17}}$", {{}}{part}.vpc_id)) > 0, true)'
    return (
        Validation(of_vpc, "A VPC's id is vpc- and hexadecimal digits.", of_null=True),
        _ids(f"{part}.subnet_ids", "subnet", subnets, "subnets"),
        _ids(f"{part}.security_group_ids", "sg", security_groups, "security groups"),
    )


def _ids(part: str, prefix: str, most: int, what: str) -> Validation:
    form = f'alltrue([for id in {{}}{part} : can(regex("^{prefix}-[0-9a-f]{{8,17}}$", id))])'
    count = f"length({{}}{part}) >= 1 && length({{}}{part}) <= {most}"
    message = f"Name 1 to {most} {what}, each by its id: {prefix}- and hexadecimal digits."
    return Validation(f"try({count} && {form}, true)", message, of_null=True)


# https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
ROLE_NAME = matches(
    "^[A-Za-z0-9+=,.@_-]{1,64}$",
    "A role's name has 1 to 64 letters, digits and + = , . @ _ -.",
)
# https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
POLICY_NAME = matches(
    "^[A-Za-z0-9+=,.@_-]{1,128}$",
    "A policy's name has 1 to 128 letters, digits and + = , . @ _ -.",
)
# https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
STACK_NAME = matches(
    "^[A-Za-z][A-Za-z0-9-]{0,127}$", "A stack's name has 1 to 128 letters, digits and hyphens, the first a letter."
)
# https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
PIPELINE_NAME = matches(
    "^[A-Za-z0-9.@_-]{1,100}$",
    "A pipeline's name has 1 to 100 letters, digits and . @ _ -.",
)
# https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
RULE_NAME = matches(
    "^[A-Za-z0-9._-]{1,64}$", "An event rule's name has 1 to 64 letters, digits, dots, underscores and hyphens."
)
ACCOUNT = matches("^[0-9]{12}$", "An account's id has 12 digits.")
REGION = matches("^[a-z]{2}(-[a-z]+)+-[0-9]$", "A region looks like us-east-1.")
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
BUCKET_NAME = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"
BUCKET = matches(
    BUCKET_NAME,
    "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, the first and last no dot or hyphen.",
)
# https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
KEY_ALIAS = matches(
    "^alias/[a-zA-Z0-9/_-]{1,250}$",
    "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens, 256 characters in all.",
)
ROLE_ARN = matches("^arn:aws:iam::[0-9]{12}:role/.+$", "A role's ARN is arn:aws:iam::<account>:role/<name>.")
ROLE_ARNS = each_matches(
    "^arn:aws:iam::[0-9]{12}:role/.+$", "Each must be the ARN of a role, arn:aws:iam::<account>:role/<name>."
)
ACCOUNT_IDS = each_matches("^[0-9]{12}$", "Each must be the id of an account: 12 digits.")
# https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
IMAGE_REPOSITORY = (
    length(2, 256, "A repository's name"),
    matches(
        "^[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$",
        "A repository's name has lower-case letters and digits, with . _ - / between them.",
    ),
)
