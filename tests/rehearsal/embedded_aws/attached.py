"""Terraform whose commands share one provider: each would start several of its own, at a second of CPU each."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from viaduct.rehearsal.provider_servers import Program, ProviderServers, installed
from viaduct.terraform.children import Children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.rehearsal.embedded_aws.terraform import Terraform

PROVIDER = re.compile(r'^provider "aws" \{$', re.MULTILINE)


@contextmanager
def initialized(terraform: Terraform) -> Iterator[Terraform]:
    """The same, initialized, whose commands share a provider if the configuration configures it only once."""
    if sum(len(PROVIDER.findall(file.read_text())) for file in terraform.directory.glob("*.tf")) == 1:
        with attached(terraform) as staying:
            yield staying
    else:
        terraform.init()
        yield terraform


@contextmanager
def attached(terraform: Terraform) -> Iterator[Terraform]:
    """The same in its directory, initialized, where the provider is configured once; one command at a time."""
    terraform.init()
    program = installed(terraform.directory)
    assert program, "no provider was installed"
    ready: Future[dict[str, str]] = Future()
    done: Future[None] = Future()
    thread = Thread(target=lambda: asyncio.run(_serve(program, terraform, ready, done)))
    thread.start()
    try:
        yield replace(terraform, environment=ready.result())
    finally:
        done.set_result(None)
        thread.join()


async def _serve(program: Program, terraform: Terraform, ready: Future[dict[str, str]], done: Future[None]) -> None:
    try:
        with Children(terraform.directory) as children:
            async with (
                ProviderServers(children, terraform.directory) as servers,
                servers.serving(program, terraform.environment) as environment,
            ):
                ready.set_result(environment)
                await asyncio.wrap_future(done)
    except Exception as error:
        if ready.done():
            raise
        ready.set_exception(error)
