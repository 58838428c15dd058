"""The three clients that bootstrap talks to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from viaduct.bootstrap.wanted import StateBucket


class Session(Protocol):
    """What bootstrap needs of a ``boto3.Session``."""

    def client(self, service_name: Any, *, region_name: str, endpoint_url: str | None, config: Any) -> Any:
        """A client of one service."""
        ...


@dataclass(frozen=True)
class Clients:
    """S3, KMS and STS clients in the bucket's region."""

    s3: Any
    kms: Any
    sts: Any


def client_of(session: Session, service: str, region: str, endpoint_url: str | None) -> Any:
    """A client that gives up in half a minute: ``endpoint_url`` None leaves it to AWS_ENDPOINT_URL, then to AWS.

    For an endpoint that is an IP address botocore itself writes the bucket into the path.
    """
    from botocore.config import Config

    # One attempt may take 10 s; botocore makes three.
    config = Config(connect_timeout=5, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
    return session.client(service, region_name=region, endpoint_url=endpoint_url, config=config)


def connect(session: Session, wanted: StateBucket, endpoint_url: str | None) -> Clients:
    """All three of them."""
    s3, kms, sts = (client_of(session, service, wanted.region, endpoint_url) for service in ("s3", "kms", "sts"))
    return Clients(s3, kms, sts)


def require_account(clients: Clients, wanted: StateBucket) -> str:
    """The partition (``aws``, ``aws-cn``...) of the caller, who must be of the wanted account.

    Raises:
        BootstrapError: the credentials are another account's.
    """
    caller = clients.sts.get_caller_identity()
    if caller["Account"] != wanted.account:
        raise BootstrapError(
            f"these credentials are of account {caller['Account']} ({caller['Arn']}), but the state bucket "
            f"{wanted.bucket} belongs in account {wanted.account} (home.account). Nothing was looked at or changed. "
            "Choose the right credentials (AWS_PROFILE), or correct home.account."
        )
    return str(caller["Arn"]).split(":")[1]
