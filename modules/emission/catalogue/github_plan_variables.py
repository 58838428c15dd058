"""The variables of the module of GitHub's roles."""

from __future__ import annotations

from modules.emission.definition import Validation, Variable
from modules.emission.validations import ROLE_ARNS, ROLE_NAME, each_matches, matches

_POLICY_ARN = "^arn:aws:iam::([0-9]{12}|aws):policy/.+$"
_EACH_POLICY = "Each must be the ARN of a policy, arn:aws:iam::<account, or aws>:policy/<name>."
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
_POLICIES = (
    Validation(f'alltrue([for each in values({{}}) : can(regex("{_POLICY_ARN}", each))])', _EACH_POLICY),
    Validation("length({}) <= 10", "A role takes at most 10 policies."),
)
# https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
_READING = Validation(
    "alltrue([for each in values({}) : !can(regex("
    '"^arn:aws:iam::aws:policy/(.*/)?(AdministratorAccess|PowerUserAccess|[A-Za-z0-9]*FullAccess)", each))])',
    "A plan changes nothing: name policies that only read.",
)
_REPOSITORY = """\
object({
  owner = string
  name  = string
  ids = optional(object({
    owner      = number
    repository = number
  }))
})"""
_STATE = """\
object({
  bucket    = string
  key       = string
  region    = optional(string)
  key_alias = optional(string)
})"""


def _number(part: str) -> Validation:
    condition = f"try({{}}.ids.{part} >= 1 && floor({{}}.ids.{part}) == {{}}.ids.{part}, true)"
    return Validation(condition, "GitHub's numbers are whole and greater than 0.", of_null=True)


VARIABLES = (
    Variable(
        "repository",
        _REPOSITORY,
        "The repository on github.com, and the numbers that `gh api repos/OWNER/NAME` prints for its owner and itself."
        " Tokens of repositories made, renamed or moved since July 15, 2026 carry them: trusted only with `ids`.",
        validations=(
            matches("^[A-Za-z0-9_-]{1,39}$", "An owner has 1 to 39 letters, digits and hyphens.", ".owner"),
            matches("^[A-Za-z0-9_.-]{1,100}$", "A repository's name has 1 to 100 letters, digits and . _ -.", ".name"),
            _number("owner"),
            _number("repository"),
        ),
    ),
    Variable(
        "state",
        _STATE,
        "Where Terraform's state is: the bucket, the key as in the backend block (`*` stands for any characters, where"
        " there are several), the region if it is not the provider's, and the alias of the KMS key, if there is one.",
        validations=(
            matches(
                "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
                "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens.",
                ".bucket",
            ),
            matches("^[^*?/][^?]*[^*?/]$", "A key starts and ends with neither a slash nor *, and has no ?.", ".key"),
            Validation(
                'try(can(regex("^alias/[a-zA-Z0-9/_-]{1,250}$", {}.key_alias)) || {}.key_alias == null, true)',
                "A key's alias is alias/ and letters, digits, slashes, underscores and hyphens.",
                of_null=True,
            ),
        ),
    ),
    Variable(
        "bucket_names",
        "list(string)",
        "Names of the buckets that are planned, `*` standing for any characters: their settings and the names of their"
        " objects are read.",
        validations=(
            Validation("length({}) > 0", "Name at least one bucket."),
            each_matches("^[a-z0-9.*-]{1,63}$", "A bucket's name has lower-case letters, digits, dots and hyphens."),
        ),
    ),
    Variable("plan_role_name", "string", "Name of the role that plans.", validations=(ROLE_NAME,)),
    Variable("apply_role_name", "string", "Name of the role that applies.", validations=(ROLE_NAME,)),
    Variable(
        "plan_policies",
        "map(string)",
        "ARNs of policies, by names of your own: what plans read besides what the other modules make. At most 10.",
        default="{}",
        validations=(*_POLICIES, _READING),
    ),
    Variable(
        "environment",
        "string",
        "The environment on GitHub whose jobs may apply. Protect it by reviewers.",
        default='"production"',
        validations=(
            matches("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}$", "An environment has 1 to 255 letters, digits and . _ -."),
        ),
    ),
    Variable(
        "apply_policies",
        "map(string)",
        "ARNs of policies, by names of your own: what the role that applies may make and change. At most 10; without"
        " any it makes nothing.",
        default="{}",
        validations=_POLICIES,
    ),
    Variable(
        "apply_permissions_boundary",
        "string",
        "ARN of a policy: the most that the role that applies may do. None by default.",
        default="null",
        validations=(matches(_POLICY_ARN, "A policy's ARN is arn:aws:iam::<account, or aws>:policy/<name>."),),
        nullable=True,
    ),
    Variable(
        "apply_assumes",
        "list(string)",
        "ARNs of roles, in other accounts for instance, that the role that applies may assume.",
        default="[]",
        validations=(ROLE_ARNS,),
    ),
    Variable(
        "oidc_provider_arn",
        "string",
        "ARN of the account's identity provider for GitHub. An account has one at most: by default it is made.",
        default="null",
        validations=(
            matches(
                "^arn:aws:iam::[0-9]{12}:oidc-provider/token[.]actions[.]githubusercontent[.]com$",
                "The ARN is arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com.",
            ),
        ),
        nullable=True,
    ),
)
