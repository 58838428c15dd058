"""What an instance may do: fetch releases and the CodeDeploy agent, and be reached through Session Manager."""

from __future__ import annotations

from dataclasses import dataclass

from modules.policy import Statement, use_of_aliased_key


@dataclass(frozen=True)
class ArtifactStore:
    """The bucket, of whatever account, that releases are fetched from, and the alias of the key that encrypts it."""

    bucket: str
    account: str
    key_alias: str


def fetch_statements(region: str, store: ArtifactStore) -> list[Statement]:
    """What the CodeDeploy agent needs.

    Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-iam-instance-profile.html
    """
    objects = [f"arn:aws:s3:::{store.bucket}/*"]
    its_account = {"StringEquals": {"aws:ResourceAccount": store.account}}
    return [
        Statement("FetchReleases", ["s3:GetObject", "s3:GetObjectVersion"], objects, its_account),
        use_of_aliased_key("DecryptReleases", store.account, [region], store.key_alias, ["kms:Decrypt"], via="s3"),
        Statement("FetchAgent", ["s3:GetObject"], [f"arn:aws:s3:::aws-codedeploy-{region}/*"]),
    ]


def session_statements(account: str, region: str) -> list[Statement]:
    """What Session Manager needs of AmazonSSMManagedInstanceCore, without its leave to read every parameter.

    Source:
    https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
    """
    return [
        Statement("OpenSessions", _SESSION_ACTIONS, ["*"]),
        Statement("Register", ["ssm:UpdateInstanceInformation"], [f"arn:aws:ec2:{region}:{account}:instance/*"]),
    ]


# AWS supports no resource for these.
_SESSION_ACTIONS = [
    f"ssmmessages:{action}"
    for action in ("CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel")
]
