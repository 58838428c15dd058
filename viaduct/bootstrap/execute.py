"""The two things that can be done with a plan's steps: do them, or print them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO, assert_never

from botocore.exceptions import BotoCoreError, ClientError

from viaduct.bootstrap import steps
from viaduct.bootstrap.aws_calls import AwsCalls
from viaduct.bootstrap.describe import describe
from viaduct.bootstrap.failures import explain
from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from viaduct.bootstrap.clients import Clients
    from viaduct.bootstrap.steps import Step
    from viaduct.bootstrap.wanted import StateBucket


class DryRunPrinter:
    """Prints every step and does none."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def run(self, todo: Sequence[Step]) -> None:
        """One line a step."""
        for step in todo:
            self._out.write(f"  would {describe(step)}\n")


class Executor:
    """Does every step, and says so when it is done."""

    def __init__(
        self, clients: Clients, wanted: StateBucket, out: TextIO, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._aws = AwsCalls(clients, wanted, sleep)
        self._out = out

    def run(self, todo: Sequence[Step]) -> None:
        """The steps in their order.

        Raises:
            BootstrapError: AWS refused one; the text says which steps are done and that another run goes on.
        """
        for number, step in enumerate(todo):
            try:
                self._do(step)
            except (ClientError, BotoCoreError) as error:
                raise BootstrapError(_half_way(todo, number, explain(error))) from error
            self._out.write(f"  done: {describe(step)}\n")

    def _do(self, step: Step) -> None:  # noqa: C901  # one line a kind of step
        aws = self._aws
        match step:
            case steps.CreateKey(description, tags):
                aws.create_key(description, tags)
            case steps.EnableKey(key_arn):
                aws.enable_key(key_arn)
            case steps.RotateKey(key_arn):
                aws.rotate_key(key_arn)
            case steps.NameKey(alias, key_arn):
                aws.name_key(alias, key_arn)
            case steps.CreateBucket(region):
                aws.create_bucket(region)
            case steps.TagBucket(tags):
                aws.tag_bucket(tags)
            case steps.BlockPublicAccess():
                aws.block_public_access()
            case steps.TurnAclsOff():
                aws.turn_acls_off()
            case steps.PutPolicy(document):
                aws.put_policy(document)
            case steps.EncryptWith(key_arn, blocked):
                aws.encrypt_with(key_arn, blocked)
            case steps.EnableVersioning():
                aws.enable_versioning()
            case steps.PutLifecycle(lifecycle):
                aws.put_lifecycle(lifecycle)
            case _:
                assert_never(step)


def _half_way(todo: Sequence[Step], number: int, why: str) -> str:
    done = "\n".join(f"  done: {describe(step)}" for step in todo[:number]) or "  nothing was changed yet"
    return (
        f"could not {describe(todo[number])}: {why}\n"
        f"{number} of {len(todo)} steps are done:\n{done}\n"
        "Run the same command again when the cause is gone: it goes on from there."
    )
