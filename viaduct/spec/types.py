"""The scalar types of the spec: their patterns, so that the model and the JSON Schema say the same."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Field, Strict, StringConstraints

T = TypeVar("T")

RELATIVE_PATH = r"^[A-Za-z0-9_.][A-Za-z0-9_./{}-]*$"
PATH_LENGTH = 255
NAME_DESCRIPTION = "lower-case letters, digits and hyphens; starts with a letter"

Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]([a-z0-9-]*[a-z0-9])?$", max_length=40),
    Field(description=NAME_DESCRIPTION),
]
AccountId = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$"), Field(description="12 digits, in quotes")]
Region = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2}(-[a-z]+)+-[0-9]$"),
    Field(description="an AWS region, such as us-east-1"),
]
RoleArn = Annotated[
    str,
    StringConstraints(pattern=r"^arn:aws:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{1,512}$"),
    Field(description="the ARN of an IAM role: arn:aws:iam::<account>:role/<name>"),
]
Bucket = Annotated[
    str,
    StringConstraints(min_length=3),
    Field(description="the name of an S3 bucket"),
]
Repository = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$"),
    Field(description="owner/name; GitLab's groups may be nested: group/subgroup/name"),
]
CodeCommitRepository = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_.-]+$", max_length=100),
    Field(description="the name of a CodeCommit repository: letters, digits and . _ -"),
]
ZipKey = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_.!*'()-][A-Za-z0-9_.!*'()/-]*\.zip$", max_length=1000),
    Field(description="the key of an object that ends in .zip"),
]
EcrRepository = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$", min_length=2, max_length=256
    ),
    Field(description="the name of an ECR repository: lower-case letters, digits and . _ - /"),
]
ImageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$", max_length=128),
    Field(description="the tag of an image: letters, digits and . _ -"),
]
Branch = Annotated[
    str,
    StringConstraints(pattern=r"^[^\s~^:?*\[\\]+$", max_length=255),
    Field(description="the name of a branch, without wildcards"),
]
Glob = Annotated[
    str,
    StringConstraints(min_length=1, max_length=255),
    Field(description="a path from the repository's root; * matches within a directory, ** across them"),
]
RefPattern = Annotated[
    str,
    StringConstraints(pattern=r"^[^\s]+$", max_length=255),
    Field(description="the name of a tag or branch; * matches within a part of it, ** across slashes"),
]
RelativePath = Annotated[
    str,
    StringConstraints(pattern=RELATIVE_PATH, max_length=PATH_LENGTH),
    Field(description="relative to the root of the repository"),
]
PathOfTarget = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_.{][A-Za-z0-9_./{}-]*$", max_length=255),
    Field(description="relative to the root of the build's artifact; {environment} and {region} are filled in"),
]
UrlPath = Annotated[
    str,
    StringConstraints(pattern=r"^/[^\s]*$", max_length=1024),
    Field(description="the path of a URL; starts with a slash"),
]
HttpsUrl = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s]+$", max_length=200),
    Field(description="a URL that starts with https:// or http://"),
]
HostName = Annotated[
    str,
    StringConstraints(
        pattern=r"^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$", max_length=253
    ),
    Field(description="a domain name in lower case, such as www.example.com"),
]
SitePath = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*$", max_length=255),
    Field(description="a file of the build, from its root, without a slash first"),
]
HeaderValue = Annotated[
    str,
    StringConstraints(pattern=r"^[!-~]([ -~]*[!-~])?$", max_length=1000),
    Field(description="the value of an HTTP header: printable ASCII characters, no space first or last"),
]
Email = Annotated[
    str,
    StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254),
    Field(description="an e-mail address"),
]
HttpsEndpoint = Annotated[
    str,
    StringConstraints(pattern=r"^https://[^\s]+$", max_length=2048),
    Field(description="a URL that starts with https://"),
]
QueueArn = Annotated[
    str,
    StringConstraints(pattern=r"^arn:aws:sqs:[a-z]{2}(-[a-z]+)+-[0-9]:[0-9]{12}:[A-Za-z0-9_-]{1,80}$"),
    Field(description="the ARN of a standard SQS queue: arn:aws:sqs:<region>:<account>:<name>"),
]
VariableName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$"),
    Field(description="letters, digits and underscores; no digit first"),
]
PipelineVariableName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=128),
    Field(description="letters, digits and underscores; no digit first"),
]
VariableValue = Annotated[
    str,
    StringConstraints(pattern=r"^.+$", max_length=1000),
    Field(description="one line of text"),
]
VariableDescription = Annotated[
    str,
    StringConstraints(pattern=r"^.*$", max_length=200),
    Field(description="one line of text"),
]
Duration = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9][0-9]{0,6}[mhd]$"),
    Field(description="minutes, hours or days: 90m, 12h, 2d"),
]
Alarm = Annotated[
    str,
    StringConstraints(pattern=r"^[^\s*?$][^*?$]*$", max_length=320),
    Field(description="a metric alarm: its name in the wave's own region, or its ARN"),
]
Cron = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9*?/,#-]+( [A-Za-z0-9*?/,#-]+)*$", max_length=255),
    Field(description="six or seven fields: seconds (*), minutes, hours, day, month, weekday, year"),
]
TimeZone = Annotated[
    str,
    StringConstraints(pattern=r"^(UTC([+-][0-9]{2}:[0-9]{2})?|[A-Z][A-Za-z]+/[A-Z][A-Za-z_-]+)$"),
    Field(description="a time zone such as Europe/Berlin, or UTC, UTC+05:30"),
]
SecretReference = Annotated[
    str,
    StringConstraints(pattern=r"^(ssm:/?[A-Za-z0-9_./-]+|secretsmanager:[A-Za-z0-9_./+=@-]+(:[A-Za-z0-9_./-]*){0,3})$"),
    Field(description="ssm:/path/of/parameter or secretsmanager:name[:json-key[:stage[:version]]]"),
]
ConnectionArn = Annotated[
    str,
    StringConstraints(
        pattern=r"^arn:aws[a-z-]*:(codestar-connections|codeconnections):[a-z0-9-]+:[0-9]{12}:connection/[a-f0-9-]{36}$"
    ),
    Field(description="the ARN of a connection, of codeconnections or codestar-connections"),
]
CertificateArn = Annotated[
    str,
    StringConstraints(
        pattern=r"^arn:aws:acm:[a-z]{2}(-[a-z]+)+-[0-9]:[0-9]{12}:certificate/"
        r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
    ),
    Field(description="the ARN of an ACM certificate: arn:aws:acm:<region>:<account>:certificate/<uuid>"),
]
VpcId = Annotated[
    str, StringConstraints(pattern=r"^vpc-[0-9a-f]{8,17}$"), Field(description="the id of a VPC: vpc-0123456789abcdef0")
]
SubnetId = Annotated[
    str,
    StringConstraints(pattern=r"^subnet-[0-9a-f]{8,17}$"),
    Field(description="the id of a subnet: subnet-0123456789abcdef0"),
]
SecurityGroupId = Annotated[
    str,
    StringConstraints(pattern=r"^sg-[0-9a-f]{8,17}$"),
    Field(description="the id of a security group: sg-0123456789abcdef0"),
]
HostUrl = Annotated[
    str,
    StringConstraints(pattern=r"^https://[^\s/?#@]+(/[^\s?#]*)?$", max_length=512),
    Field(description="the URL of the installation, which starts with https://"),
]
PemCertificate = Annotated[
    str,
    StringConstraints(
        pattern=r"^\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s-]+-----END CERTIFICATE-----\s*$",
        max_length=16384,
    ),
    Field(description="a certificate as PEM text: -----BEGIN CERTIFICATE----- and so on"),
]
InstanceType = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9-]*\.[a-z0-9-]+$"),
    Field(description="an EC2 instance type, such as t3.micro"),
]
PackageName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]*$", max_length=100),
    Field(description="a package of Amazon Linux 2023"),
]
Capability = Literal["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
IamAction = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]+:[A-Za-z0-9*?]+$", max_length=128),
    Field(description="an IAM action: service:Action; * and ? may stand in the action"),
]
IamResource = Annotated[
    str,
    StringConstraints(pattern=r"^(\*|arn:aws:[a-z0-9-]+:[^\s:]*:[^\s:]*:[^\s]+)$", max_length=2048),
    Field(description="an ARN, in which {stack}, {region} and {account} are filled in; or * alone"),
]
ServicePrincipal = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$", max_length=128),
    Field(description="an AWS service as IAM names it: ecs-tasks.amazonaws.com"),
]
List = Annotated[tuple[T, ...], Strict(False)]

_MINUTES = {"m": 1, "h": 60, "d": 24 * 60}


def minutes(duration: str) -> int:
    """The length of a ``Duration`` in minutes: ``2d`` is 2880."""
    return int(duration[:-1]) * _MINUTES[duration[-1]]
