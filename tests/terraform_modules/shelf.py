"""A bucket of its own in the embedded AWS, and publications into it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tests.terraform_modules.tiny import tiny_module
from viaduct.rehearsal.session import embedded_session
from viaduct.terraform_modules.module import TerraformModule
from viaduct.terraform_modules.publishing import publish
from viaduct.terraform_modules.publishing.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from viaduct.rehearsal.embedded_aws import EmbeddedAws


def module(name: str, greeting: str = "hello") -> TerraformModule:
    return TerraformModule(name, {path: text.encode() for path, text in tiny_module(greeting).items()})


MODULES = (module("alerts"), module("artifact-store"), module("delivery-pipeline"))
KEYS = ["tf/1.0.0.json", *(f"tf/{each.name}/1.0.0.zip" for each in MODULES)]


@dataclass
class Shelf:
    aws: EmbeddedAws
    region: str = "eu-west-1"
    bucket: str = field(default_factory=lambda: f"acme-modules-{uuid4().hex[:8]}")
    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session: Any = embedded_session(self.aws.environment)
        self.s3 = self.client()
        place = {} if self.region == "us-east-1" else {"LocationConstraint": self.region}
        more = {"CreateBucketConfiguration": place} if place else {}
        self.s3.create_bucket(Bucket=self.bucket, **more)
        self.session.events.register("before-call", lambda model, **_: self.calls.append(model.name))

    @property
    def library(self) -> Library:
        return Library(self.bucket, "tf")

    def client(self) -> Any:
        return self.session.client("s3", region_name=self.region, endpoint_url=self.aws.endpoint)

    def publish(
        self, *modules: TerraformModule, version: str = "1.0.0", dry_run: bool = False, session: Any = None
    ) -> str:
        """What it says."""
        out, at = io.StringIO(), self.aws.endpoint
        publish(
            session or self.session,
            self.library,
            version,
            modules or MODULES,
            dry_run=dry_run,
            out=out,
            endpoint_url=at,
        )
        return out.getvalue()

    def objects(self) -> dict[str, bytes]:
        listed = self.s3.list_objects_v2(Bucket=self.bucket).get("Contents", [])
        return {item["Key"]: self.s3.get_object(Bucket=self.bucket, Key=item["Key"])["Body"].read() for item in listed}


class Wrapped:
    """A session whose clients do something before they make one kind of call."""

    def __init__(self, session: Any, operation: str, before: Callable[[dict[str, Any]], None]) -> None:
        self._session = session
        self._operation = operation
        self._before = before

    def client(self, service_name: Any, **settings: Any) -> Any:
        client = self._session.client(service_name, **settings)
        client.meta.events.register(f"before-call.s3.{self._operation}", lambda params, **_: self._before(params))
        return client
