"""boto3 clients of the embedded AWS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import boto3


def embedded_clients(session: boto3.Session, endpoint: str, elsewhere: str = "") -> Callable[[str, str], Any]:
    """What makes a client of ``(service, region)`` at ``endpoint``, which answers at once or never.

    In the session's account, or in ``elsewhere``: the embedded AWS lets everyone assume a role there.
    """
    from botocore.config import Config

    config = Config(
        connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 2}, s3={"addressing_style": "path"}
    )

    def client(service: str, region: str) -> Any:
        make: Callable[..., Any] = session.client
        return make(service, region_name=region, endpoint_url=endpoint, config=config, **credentials)

    credentials: dict[str, str] = {}
    if elsewhere:
        credentials = _assumed(client("sts", session.region_name), elsewhere)
    return client


def _assumed(sts: Any, account: str) -> dict[str, str]:
    role = f"arn:aws:iam::{account}:role/rehearsal"
    given = sts.assume_role(RoleArn=role, RoleSessionName="rehearsal")["Credentials"]
    return {
        "aws_access_key_id": given["AccessKeyId"],
        "aws_secret_access_key": given["SecretAccessKey"],
        "aws_session_token": given["SessionToken"],
    }
