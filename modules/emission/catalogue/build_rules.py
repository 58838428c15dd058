"""What the variables of a build must fulfil.

Sources: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html,
https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html,
https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html and
https://docs.aws.amazon.com/codebuild/latest/userguide/caching-local.html
"""

from __future__ import annotations

from modules.emission.definition import Validation
from modules.emission.validations import BUCKET_NAME, matches, one_of

PREFIX = "^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$"
RESERVED = (
    "^(CODEBUILD_.*|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|DEFAULT_REGION"
    "|CONTAINER_CREDENTIALS_RELATIVE_URI|EXECUTION_ENV))$"
)
# Keys of AWS, tokens of GitHub, GitLab, npm and Slack, private keys, JSON web tokens, passwords in URLs.
LOOKS_SECRET = "|".join(
    (
        r"\\b(AKIA|ASIA)[A-Z0-9]{16}\\b",
        r"\\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})",
        r"\\bglpat-[A-Za-z0-9_-]{20,}",
        r"\\bnpm_[A-Za-z0-9]{30,}",
        r"\\bxox[abprs]-[A-Za-z0-9-]{10,}",
        "-----BEGIN [A-Z ]*PRIVATE KEY",
        r"\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.",
        r"://[^/\\s:@]+:[^/\\s:@]+@",
    )
)
REFERENCE = "^(ssm:/?[A-Za-z0-9_./-]+|secretsmanager:[A-Za-z0-9_./+=@-]+(:[A-Za-z0-9_./-]*){0,3})$"


def _is(pattern: str, place: str = "each") -> str:
    return f'can(regex("{pattern}", {place}))'


def _each(of: str, condition: str, message: str) -> Validation:
    """The condition for ``each`` of the keys or the values of a map."""
    return Validation(f"alltrue([for each in {of}({{}}) : {condition}])", message)


def _if_given(condition: str, message: str) -> Validation:
    """The condition on parts of an object that may be null, as may the object."""
    return Validation(f"try({condition}, true)", message, of_null=True)


PROJECT = matches(
    "^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$",
    "A project's name has 2 to 150 letters, digits and _ -, of which the first is no _ or -.",
)
DESCRIPTION = _if_given("length({}) <= 255", "A description has at most 255 characters.")
BUILDSPEC = Validation(
    f'{_is("^[A-Za-z0-9_.][A-Za-z0-9_./-]{0,254}$", "{}")} || strcontains({{}}, "phases")',
    "A buildspec is a path from the root of the source, or the text of one, which has phases.",
)
MACHINE = (
    one_of("LINUX_CONTAINER", "ARM_CONTAINER", part=".type"),
    one_of(
        *(f"BUILD_GENERAL1_{size}" for size in ("SMALL", "MEDIUM", "LARGE", "XLARGE", "2XLARGE")), part=".compute_type"
    ),
    Validation(
        f"{{}}.image == null || {_is('^[a-z0-9][A-Za-z0-9._:/@-]{0,511}$', '{}.image')}",
        "An image is one of CodeBuild's (aws/codebuild/...), of a public registry, or the URI of one in ECR.",
    ),
    _if_given(
        '!startswith({}.image, "aws/codebuild/") || !can(regex("windows|macos|lambda", {}.image))'
        ' && strcontains({}.image, "aarch64") == ({}.type == "ARM_CONTAINER")',
        "CodeBuild's images are made for one kind of machine each: one with aarch64 in its name is for ARM_CONTAINER.",
    ),
)
CACHE = (
    one_of("NO_CACHE", "LOCAL", "S3", part=".type"),
    Validation(
        '{}.type != "LOCAL" || var.network == null && var.machine.compute_type != "BUILD_GENERAL1_2XLARGE"',
        "There is no local cache in a VPC, nor on BUILD_GENERAL1_2XLARGE.",
    ),
    Validation(
        f'{{}}.prefix == null || {{}}.type == "S3" && {_is(PREFIX, "{}.prefix")}',
        "Only a cache in S3 has a prefix: a path without a slash first or last.",
    ),
)
_VARIABLE_NAMES = (
    _each(
        "keys",
        _is("^[A-Za-z_][A-Za-z0-9_]*$"),
        "A variable's name has letters, digits and underscores, and no digit first.",
    ),
    _each(
        "keys",
        f"!{_is(RESERVED)}",
        "CodeBuild itself sets CODEBUILD_..., the region and the credentials.",
    ),
)
ENVIRONMENT_VARIABLES = (
    *_VARIABLE_NAMES,
    _each("values", f"!{_is(LOOKS_SECRET)}", "A value looks like a secret: store it, and refer to it in secrets."),
)
SECRETS = (
    *_VARIABLE_NAMES,
    Validation(
        "length(setintersection(keys({}), keys(var.environment_variables))) == 0",
        "A variable is plain or secret, not both.",
    ),
    _each(
        "values",
        _is(REFERENCE),
        "A secret is a reference: ssm:/path/of/parameter or secretsmanager:name[:json-key[:stage[:version]]].",
    ),
    # https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
    _each("values", f"!{_is('^ssm:[^/]+/')}", "A parameter whose name has a slash in it starts with one: ssm:/a/b."),
)
REPORTS = (
    Validation("length({}) <= 5", "A build writes at most 5 reports."),
    _each(
        "keys",
        f"{_is('^[A-Za-z0-9][A-Za-z0-9_-]*$')} && length(each) + length(var.name) < 128",
        "A report's name has letters, digits and _ -, no _ or - first, and with the project's at most 127 characters.",
    ),
    _each("values", 'contains(["TEST", "CODE_COVERAGE"], each)', "A report is TEST or CODE_COVERAGE."),
)
PACKAGES = (
    _if_given(
        f"length({{}}.buckets) > 0 && alltrue([for region in keys({{}}.buckets) :"
        f" {_is('^[a-z]{2}(-[a-z]+)+-[0-9]$', 'region')}])",
        "Name a bucket for each region, such as us-east-1, and at least one.",
    ),
    _if_given(
        f"alltrue([for bucket in values({{}}.buckets) : {_is(BUCKET_NAME, 'bucket')}])",
        "Each must be the name of a bucket.",
    ),
    matches(PREFIX, "The prefix of packages is a path without a slash first or last.", ".prefix"),
)
IMAGE_REPOSITORY_ARN = matches(
    "^arn:aws:ecr:[a-z0-9-]+:[0-9]{12}:repository/[a-z0-9._/-]+$",
    "Must be the ARN of an ECR repository: arn:aws:ecr:<region>:<account>:repository/<name>.",
)
HANDS_ON = Validation(
    '{} || var.cache.type != "S3"', "A build that writes nothing into the artifact bucket has no cache there."
)
