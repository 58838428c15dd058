"""What botocore raises while pipelines are looked at, in a person's words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from botocore import exceptions as boto

from viaduct.aws_failures import Explainer
from viaduct.errors import WatchError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ELSEWHERE = {"GetCallerIdentity": "sts:GetCallerIdentity", "GetConnection": "codeconnections:GetConnection"}


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Turn what botocore raises inside into a WatchError that begins with ``doing``.

    Raises:
        WatchError: instead of any ClientError or BotoCoreError.
    """
    try:
        yield
    except (boto.ClientError, boto.BotoCoreError) as error:
        raise WatchError(f"{doing}: {_EXPLAINER.explain(error)}") from error


def _action_of(operation: str) -> str:
    return _ELSEWHERE.get(operation, f"codepipeline:{operation}")


_EXPLAINER = Explainer(_action_of, "docs/watch.md")
