"""Every policy document in a synthesis, and its statements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.synthesis import Synthesis

Kind = Literal["inline", "managed", "trust", "key", "bucket", "topic", "log"]
SOURCES: dict[str, tuple[str, Kind]] = {
    "aws_iam_role_policy": ("policy", "inline"),
    "aws_iam_policy": ("policy", "managed"),
    "aws_iam_role": ("assume_role_policy", "trust"),
    "aws_kms_key": ("policy", "key"),
    "aws_s3_bucket_policy": ("policy", "bucket"),
    "aws_sns_topic_policy": ("policy", "topic"),
    "aws_cloudwatch_log_resource_policy": ("policy_document", "log"),
}


@dataclass(frozen=True)
class Policy:
    """One document; ``where`` is ``stack/address``, ``role`` the address of the role that an inline one belongs to."""

    where: str
    kind: Kind
    text: str
    role: str = ""

    @property
    def statements(self) -> list[dict[str, Any]]:
        return list(json.loads(self.text)["Statement"])

    @property
    def size(self) -> int:
        """Its length as IAM counts: without white space.

        Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
        """
        return len("".join(self.text.split()))


@dataclass(frozen=True)
class Grant:
    """One statement and where it stands."""

    policy: Policy
    body: dict[str, Any]

    @property
    def sid(self) -> str:
        return str(self.body["Sid"])

    @property
    def name(self) -> str:
        """``address: sid``, the same in whatever stack it is."""
        return f"{self.policy.where.split('/')[1]}: {self.sid}"

    @property
    def actions(self) -> list[str]:
        return list(self.body["Action"])

    @property
    def resources(self) -> list[str]:
        return list(self.body.get("Resource", []))

    @property
    def condition_keys(self) -> set[str]:
        return {key for keys in self.body.get("Condition", {}).values() for key in keys}


def policies(synthesis: Synthesis) -> Iterator[Policy]:
    for type_, (member, kind) in SOURCES.items():
        for where, body in synthesis.all(type_):
            yield Policy(where, kind, body[member], body.get("role", ""))


def grants(synthesis: Synthesis, *kinds: Kind) -> Iterator[Grant]:
    """The statements of the policies of ``kinds``; of all, where none is given."""
    for policy in policies(synthesis):
        if not kinds or policy.kind in kinds:
            yield from (Grant(policy, body) for body in policy.statements)
