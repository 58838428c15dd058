"""An AWS in this process, and the bootstrap of one bucket against it."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.loaders import Loader

from viaduct.bootstrap import Outcome, StateBucket, bootstrap

if TYPE_CHECKING:
    from collections.abc import Callable

ACCOUNT = "123456789012"
OTHER_ACCOUNT = "222222222222"
REGION = "eu-west-1"
ALIAS = "alias/demo-terraform-state"
BUCKET = "demo-terraform-state"
WANTED = StateBucket(BUCKET, REGION, ACCOUNT, ALIAS, {"owner": "platform"})


LOADER = Loader()
"""Shared by all sessions: reading the services' models is most of what a new one costs."""


def new_session(*keys: str) -> Any:
    """A session of its own, for its own event handlers."""
    core = botocore.session.Session()
    core.register_component("data_loader", LOADER)
    names = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
    return boto3.Session(**dict(zip(names, keys, strict=False)), region_name=REGION, botocore_session=core)


class RawBody:
    """The body of an AWSResponse that never was on a wire."""

    def __init__(self, text: str) -> None:
        self._text = text

    def stream(self, **_: Any) -> Any:
        yield self._text.encode()


@dataclass
class Cloud:
    endpoint: str
    session: Any = field(default_factory=lambda: new_session("an-access-key", "no-secret"))
    wanted: StateBucket = WANTED
    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session.events.register("before-call", lambda model, **_: self.calls.append(model.name))

    def client(self, service: str, region: str = REGION) -> Any:
        return self.session.client(service, region_name=region, endpoint_url=self.endpoint)

    @cached_property
    def s3(self) -> Any:
        return self.client("s3")

    @cached_property
    def kms(self) -> Any:
        return self.client("kms")

    def bootstrap(self, *, fix: bool = False, dry_run: bool = False) -> tuple[Outcome, str]:
        out = io.StringIO()
        outcome = bootstrap(self.session, self.wanted, fix=fix, dry_run=dry_run, out=out, endpoint_url=self.endpoint)
        return outcome, out.getvalue()

    def refuse(self, operation: str, status: int = 403, code: str = "AccessDenied") -> Callable[[], None]:
        """Let AWS answer ``operation`` (``s3.PutBucketPolicy``) with an error until the returned function is called."""
        refusing = [True]

        def answer(**_: Any) -> AWSResponse | None:
            body = f"<Error><Code>{code}</Code><Message>refused for the test</Message></Error>"
            if operation.startswith("kms."):
                body = json.dumps({"__type": code, "message": "refused for the test"})
            return AWSResponse(self.endpoint, status, HTTPHeaders(), RawBody(body)) if refusing else None

        self.session.events.register(f"before-send.{operation}", answer)
        # Clients keep the handlers that they were made with: taking this one away would not reach them.
        return refusing.clear

    def snapshot(self) -> dict[str, Any]:
        """Everything about the bucket and its key that a bootstrap may change."""
        asked = {
            "policy": "get_bucket_policy",
            "lifecycle": "get_bucket_lifecycle_configuration",
            "versioning": "get_bucket_versioning",
            "encryption": "get_bucket_encryption",
            "public access": "get_public_access_block",
            "ownership": "get_bucket_ownership_controls",
            "tags": "get_bucket_tagging",
        }
        found = {name: self._ask(operation) for name, operation in asked.items()}
        aliases = self.kms.list_aliases()["Aliases"]
        return found | {"aliases": sorted((alias["AliasName"], alias.get("TargetKeyId")) for alias in aliases)}

    def _ask(self, operation: str) -> Any:
        s3 = self.s3
        try:
            answer = getattr(s3, operation)(Bucket=self.wanted.bucket)
        except s3.exceptions.ClientError as error:
            return error.response["Error"]["Code"]
        return {name: value for name, value in answer.items() if name != "ResponseMetadata"}
