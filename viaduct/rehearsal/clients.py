"""boto3 clients of the embedded AWS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import boto3


def embedded_clients(session: boto3.Session, endpoint: str) -> Callable[[str, str], Any]:
    """What makes a client of ``(service, region)`` at ``endpoint``, which answers at once or never."""
    from botocore.config import Config

    config = Config(
        connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 2}, s3={"addressing_style": "path"}
    )
    make: Callable[..., Any] = session.client
    return lambda service, region: make(service, region_name=region, endpoint_url=endpoint, config=config)
