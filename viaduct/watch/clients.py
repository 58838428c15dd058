"""The AWS clients that watching needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.config import Config

from viaduct.errors import WatchError
from viaduct.watch.failures import explained

if TYPE_CHECKING:
    from viaduct.spec.model import System

# Whoever has no network or no credentials should not wait for ten attempts to hear it.
_FIRST = Config(connect_timeout=5, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 2})
_PATIENT = Config(connect_timeout=5, read_timeout=20, retries={"mode": "adaptive", "max_attempts": 10})


@dataclass(frozen=True)
class Clients:
    """CodePipeline at home, and a connections client for each of the service's two names.

    https://docs.aws.amazon.com/codeconnections/latest/APIReference/Welcome.html
    """

    codepipeline: Any
    connections: dict[str, Any]


def connect(system: System) -> Clients:
    """Clients in the home region, with the credentials of the environment; botocore's clients may be shared by threads.

    Raises:
        WatchError: there are no usable credentials, or they are another account's.
    """
    import boto3

    home = system.home
    with explained("could not look at the pipelines"):
        session: Any = boto3.Session()
        caller = session.client("sts", region_name=home.region, config=_FIRST).get_caller_identity()
        if caller["Account"] != home.account:
            raise WatchError(
                f"these credentials are of account {caller['Account']} ({caller['Arn']}), but the pipelines are in "
                f"account {home.account} (home.account). Choose the right credentials (AWS_PROFILE)."
            )
        names = ("codepipeline", "codeconnections", "codestar-connections")
        first, *others = (session.client(name, region_name=home.region, config=_PATIENT) for name in names)
    return Clients(first, dict(zip(names[1:], others, strict=True)))
