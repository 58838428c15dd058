"""The key of a state on an AWS in this process, and what ``viaduct plan`` and Terraform leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tests.planning.project import TINY
from viaduct import names
from viaduct.planning.saved import Entry, Index, SavedPlans, Status
from viaduct.spec.loader import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viaduct.spec.model import System

SECRET = b"a password in clear"


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def kms(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """AWS KMS in the region of the state, for this process too."""
    given = {"AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE", "AWS_SECRET_ACCESS_KEY": "example"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return boto3.client("kms", region_name="us-east-1")


@pytest.fixture
def demo(kms: Any) -> System:
    """A system whose state has a key."""
    return keyed(kms, "demo")


def keyed(kms: Any, name: str) -> System:
    made, _ = check_text(TINY.replace("tiny", name))
    assert made
    alias = names.state_key_alias(made)
    if not any(each["AliasName"] == alias for each in kms.list_aliases()["Aliases"]):
        kms.create_alias(AliasName=alias, TargetKeyId=kms.create_key()["KeyMetadata"]["KeyId"])
    return made


def plans_in(output: Path, status: Status = Status.PLANNED) -> SavedPlans:
    """Saved plans of one stack to apply and one to destroy, as ``viaduct plan`` leaves them."""
    saved = SavedPlans(output / "plans")
    saved.begin()
    saved.plan("web").write_bytes(SECRET)
    saved.lock("web").write_text("providers")
    saved.shown("web").write_text("{}")
    (saved.removed("old") / ".terraform").mkdir(parents=True)
    (saved.removed("old") / ".terraform" / "provider").write_text("700 MB")
    (saved.removed("old") / "cdk.tf.json").write_text("{}")
    saved.write(Index(stacks={"web": Entry(status=status, reason="changed", digest="d")}))
    return saved


def errored_in(output: Path) -> Path:
    state = output / "stacks" / "web" / "errored.tfstate"
    state.parent.mkdir(parents=True)
    state.write_bytes(SECRET)
    return state
