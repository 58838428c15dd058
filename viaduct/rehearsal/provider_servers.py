"""Providers that serve one Terraform command after another, rather than being started anew by each of them.

Terraform starts a provider several times in a command, and every one builds the schemas of all AWS resources: about
half of what a command costs (docs/performance.md). A provider can also run by itself and wait for commands to attach,
as it does for those who debug it: https://developer.hashicorp.com/terraform/plugin/debugging#debugger-based-debugging.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from viaduct.errors import RunError
from viaduct.terraform.manifest import STACK_FILE
from viaduct.terraform.providers import required_providers
from viaduct.terraform.schedule import cancel

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping

    from viaduct.terraform.children import Children
    from viaduct.terraform.manifest import Stack

_VARIABLE = "TF_REATTACH_PROVIDERS"
_TOLD = re.compile(rf"{_VARIABLE}='(.*)'")
# Megabytes of traces otherwise, which nobody reads.
_QUIET = {"TF_LOG_SDK": "off", "TF_LOG_PROVIDER": "off"}


@dataclass(frozen=True)
class Program:
    """An installed provider, under its source address ``host/namespace/type``."""

    address: str
    path: Path


class ProviderServers:
    """The providers of one rehearsal; all of them have ended when the context is left.

    Each is of one stack at a time, because a command configures it: with the stack's region, account and tags, and
    everything of the stack before is forgotten. A stack that configures the provider more than once gets none.
    """

    def __init__(self, children: Children, directory: Path) -> None:
        self._children = children
        self._directory = directory
        self._programs: dict[str, Program] = {}
        self._idle: defaultdict[Program, list[str]] = defaultdict(list)
        self._running: list[asyncio.Task[None]] = []
        self._sockets: list[Path] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await cancel(self._running)
        for socket in self._sockets:
            socket.unlink(missing_ok=True)

    def offer(self, initialized: Iterable[Stack]) -> None:
        """Serve the stacks that require the same as one of these, with the provider that it was given."""
        for stack in initialized:
            program = installed(stack.directory)
            if program:
                self._programs[required_providers(stack)] = program

    @asynccontextmanager
    async def attached(self, stack: Stack, environment: Mapping[str, str]) -> AsyncIterator[dict[str, str]]:
        """The environment of a stack's commands, made of ``environment``, which the provider is started in.

        Raises:
            RunError: the provider could not be started.
        """
        program = self._programs.get(required_providers(stack))
        if program is None or _configurations(stack) != 1:
            yield dict(environment)
            return
        async with self.serving(program, environment) as surroundings:
            yield surroundings

    @asynccontextmanager
    async def serving(self, program: Program, environment: Mapping[str, str]) -> AsyncIterator[dict[str, str]]:
        """The environment of commands that have a provider to themselves meanwhile, and configure it once.

        Raises:
            RunError: the provider could not be started.
        """
        idle = self._idle[program]
        server = idle.pop() if idle else await self._start(program, environment)
        try:
            yield {**environment, _VARIABLE: server}
        finally:
            idle.append(server)

    async def _start(self, program: Program, environment: Mapping[str, str]) -> str:
        """The value of the variable that attaches a command to a new server."""
        told: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def hear(line: str) -> None:
            found = _TOLD.search(line)
            if found and not told.done():
                told.set_result(found[1])

        async def serve() -> None:
            command = [str(program.path), "-debug"]
            surroundings = {**environment, **_QUIET}
            await self._children.run(command, directory=self._directory, environment=surroundings, on_line=hear)

        server = asyncio.create_task(serve())
        self._running.append(server)
        await asyncio.wait((server, told), return_when=asyncio.FIRST_COMPLETED)
        if not told.done():
            raise RunError(f"the provider {program.path} ended before a command could attach to it")
        (attach,) = json.loads(told.result()).values()
        self._keep(attach["Addr"])
        # The provider names itself as Terraform's registry does; OpenTofu installs it under its own.
        return json.dumps({program.address: attach})

    def _keep(self, address: Mapping[str, str]) -> None:
        """Remember the socket, which a provider that is killed leaves behind."""
        if address["Network"] == "unix":
            self._sockets.append(Path(address["String"]))
            self._children.take_along(self._sockets[-1])


def installed(directory: Path) -> Program | None:
    """The AWS provider in an initialized directory, if there is exactly one."""
    root = directory / ".terraform" / "providers"
    found = [at for at in root.glob("*/hashicorp/aws/*/*/terraform-provider-aws*") if at.is_file()]
    if len(found) != 1:
        return None
    return Program("/".join(found[0].relative_to(root).parts[:3]), found[0].resolve())


def _configurations(stack: Stack) -> int:
    config = json.loads((stack.directory / STACK_FILE).read_text(encoding="utf-8"))
    blocks = config.get("provider", {}).get("aws", [])
    return len(blocks) if isinstance(blocks, list) else 1
