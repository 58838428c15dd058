"""What botocore raises while pipelines are looked at, in a person's words."""

from __future__ import annotations

from viaduct.aws_failures import Explainer
from viaduct.errors import WatchError

_ELSEWHERE = {"GetCallerIdentity": "sts:GetCallerIdentity", "GetConnection": "codeconnections:GetConnection"}


def _action_of(operation: str) -> str:
    return _ELSEWHERE.get(operation, f"codepipeline:{operation}")


explained = Explainer(_action_of, "docs/watch.md", WatchError).explained
