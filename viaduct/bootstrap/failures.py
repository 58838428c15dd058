"""What botocore raises while the state bucket is looked at or made, in a person's words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from botocore import exceptions as boto

from viaduct.aws_failures import Explainer
from viaduct.bootstrap.permissions import action_of
from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterator

explain = Explainer(action_of, "docs/bootstrap.md").explain


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Turn what botocore raises inside into a BootstrapError that begins with ``doing``.

    Raises:
        BootstrapError: instead of any ClientError or BotoCoreError.
    """
    try:
        yield
    except (boto.ClientError, boto.BotoCoreError) as error:
        raise BootstrapError(f"{doing}: {explain(error)}") from error
