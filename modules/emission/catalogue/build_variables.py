"""The variables of a build."""

from __future__ import annotations

from modules.emission.catalogue import build_rules as rules
from modules.emission.definition import Variable
from modules.emission.validations import BUCKET, KEY_ALIAS, ROLE_NAME, between, network

# Objects' defaults are those of CodeBuild itself.
MACHINE = """\
object({
  type         = optional(string, "LINUX_CONTAINER")
  compute_type = optional(string, "BUILD_GENERAL1_SMALL")
  image        = optional(string)
  privileged   = optional(bool, false)
})"""
CACHE = """\
object({
  type   = optional(string, "NO_CACHE")
  prefix = optional(string)
})"""
NETWORK = """\
object({
  vpc_id             = string
  subnet_ids         = list(string)
  security_group_ids = list(string)
})"""
PACKAGES = """\
object({
  buckets = map(string)
  prefix  = string
})"""

REQUIRED = (
    Variable(
        "name",
        "string",
        "Name of the project: 2 to 150 letters, digits and _ -, of which the first is no _ or -.",
        validations=(rules.PROJECT,),
    ),
    Variable("role_name", "string", "Name of the role that the build acts with.", validations=(ROLE_NAME,)),
    Variable(
        "artifact_bucket",
        "string",
        "Name of the pipeline's artifact bucket in this region.",
        validations=(BUCKET,),
    ),
    Variable(
        "key_alias",
        "string",
        "Alias of the key that encrypts artifacts and packages, `alias/` included; the same in every region.",
        validations=(KEY_ALIAS,),
    ),
)
RUN = (
    Variable(
        "description",
        "string",
        "What the build is for, in up to 255 characters.",
        default="null",
        validations=(rules.DESCRIPTION,),
        nullable=True,
    ),
    Variable(
        "buildspec",
        "string",
        "Path of the buildspec in the source, or its text: `file(...)`, `yamlencode({...})`.",
        default='"buildspec.yml"',
        validations=(rules.BUILDSPEC,),
    ),
    Variable(
        "machine",
        MACHINE,
        "What the build runs on. `type`: `LINUX_CONTAINER` or `ARM_CONTAINER`. `compute_type`: `BUILD_GENERAL1_SMALL`,"
        " `_MEDIUM`, `_LARGE`, `_XLARGE` or `_2XLARGE`. `image`: one of CodeBuild's, by default Amazon Linux for the"
        " type; of a public registry; or in ECR, where the role is then let in. `privileged`: for builds that run"
        " containers of their own.",
        default="{}",
        validations=rules.MACHINE,
    ),
    Variable(
        "build_timeout",
        "number",
        "Minutes until a build is stopped: 5 to 2160.",
        default="60",
        validations=(between(5, 2160, "The timeout of a build"),),
    ),
    Variable(
        "queued_timeout",
        "number",
        "Minutes that a build waits for a machine: 5 to 480.",
        default="480",
        validations=(between(5, 480, "The timeout of a build in the queue"),),
    ),
    Variable(
        "cache",
        CACHE,
        "What a build keeps for the next one: `NO_CACHE`; `LOCAL`, for a while on its host; or `S3`, in the artifact"
        " bucket under `prefix`, by default `build-cache/` and the project's name.",
        default="{}",
        validations=rules.CACHE,
    ),
    Variable(
        "network",
        NETWORK,
        "The VPC of this region that builds run in: with a way to the internet, or endpoints of what they use.",
        default="null",
        validations=network(subnets=16, security_groups=5),
        nullable=True,
    ),
)
GIVEN = (
    Variable(
        "environment_variables",
        "map(string)",
        "Plain variables by name; everybody who may look at the project reads them.",
        default="{}",
        validations=rules.ENVIRONMENT_VARIABLES,
    ),
    Variable(
        "secrets",
        "map(string)",
        "Variables whose values CodeBuild fetches when a build starts, each as a reference: `ssm:/path/of/parameter` or"
        " `secretsmanager:name[:json-key[:stage[:version]]]`, in this region. The role may read these and no other.",
        default="{}",
        validations=rules.SECRETS,
    ),
    Variable(
        "reports",
        "map(string)",
        "Up to 5 reports of the buildspec by name, each `TEST` or `CODE_COVERAGE`, for which report groups are made."
        " Without any, the build may make groups of its own, which nothing removes.",
        default="{}",
        validations=rules.REPORTS,
    ),
    Variable(
        "packages",
        PACKAGES,
        "Where the build uploads packaged code to: a bucket for each region, and the prefix in all of them.",
        default="null",
        validations=rules.PACKAGES,
        nullable=True,
    ),
    Variable(
        "image_repository_arn",
        "string",
        "ARN of the ECR repository that the build pushes its image to.",
        default="null",
        validations=(rules.IMAGE_REPOSITORY_ARN,),
        nullable=True,
    ),
    Variable(
        "hands_on",
        "bool",
        "Whether the build hands artifacts on. One that does not, such as that of pull requests, reads its source from"
        " the artifact bucket and writes nothing there.",
        default="true",
        validations=(rules.HANDS_ON,),
    ),
)
VARIABLES = (*REQUIRED, *RUN, *GIVEN)
