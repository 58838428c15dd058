"""Plans of real changes, by the real Terraform: a small stack is applied once, then planned with each change to it."""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3

from tests.once import once, run_directory
from tests.review.real import RealStack
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]

HCL = Path(__file__).parent / "hcl" / "shop.tf"
PASSWORD = "second-Passw0rd-of-all"
TOKEN = "ghp_" + "a1B2" * 9

_KNOWN = "-refresh=false"
_WANTED = {
    "nothing": (),
    "bucket renamed": (_KNOWN, "-var=bucket=demo-shop-documents"),
    "opened": (
        _KNOWN,
        '-var=actions=["sqs:*"]',
        '-var=readers=["111111111111", "222222222222", "*"]',
        '-var=clients=["10.0.0.0/8", "0.0.0.0/0"]',
    ),
    "secrets": (_KNOWN, f"-var=password={PASSWORD}", f"-var=token={TOKEN}"),
    "300 at once": (_KNOWN, "-var=many=300"),
    "dropped": (_KNOWN, "-destroy"),
}


def real_plans() -> dict[str, Json]:
    """The plans by what was changed; made once in a test run, whatever the number of its processes."""
    return made_once("review-plans", _make)


def made_once(name: str, make: Callable[[Path], dict[str, Json]]) -> dict[str, Json]:
    """What ``make`` makes in a directory of its own; the other processes of the test run read it."""
    shared = run_directory() / name
    with once(shared) as first:
        if first:
            (shared / "work").mkdir()
            (shared / "plans.json").write_text(json.dumps(make(shared / "work")))
    plans: dict[str, Json] = json.loads((shared / "plans.json").read_text())
    return plans


def _make(directory: Path) -> dict[str, Json]:
    with EmbeddedAws(log=directory / "aws.log") as aws, ExitStack() as until:
        shop = RealStack(directory / "shop", aws, until)
        shutil.copy(HCL, shop.directory)
        shop.apply()
        plans = {change: shop.plan(*arguments) for change, arguments in _WANTED.items()}
        return plans | {"drift": _drift(shop, aws), "moved": _moved(shop)}


def _drift(shop: RealStack, aws: EmbeddedAws) -> Json:
    """Somebody sets the queue's timeout by hand."""
    session: Any = boto3.Session(aws.environment["AWS_ACCESS_KEY_ID"], aws.environment["AWS_SECRET_ACCESS_KEY"])
    queue = session.client("sqs", "us-east-1", endpoint_url=aws.endpoint)
    url = queue.get_queue_url(QueueName="demo-shop-orders")["QueueUrl"]
    queue.set_queue_attributes(QueueUrl=url, Attributes={"VisibilityTimeout": "600"})
    return shop.plan()


def _moved(shop: RealStack) -> Json:
    """The queue gets another address."""
    file = shop.directory / HCL.name
    text = file.read_text().replace('"aws_sqs_queue" "orders"', '"aws_sqs_queue" "jobs"')
    moved = "moved {\n  from = aws_sqs_queue.orders\n  to = aws_sqs_queue.jobs\n}\n"
    file.write_text(text.replace("queue.orders", "queue.jobs") + moved)
    return shop.plan(_KNOWN)
