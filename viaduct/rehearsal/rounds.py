"""From the synthesis to the last look: what a rehearsal does while its AWS stands."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from viaduct.rehearsal.leftovers import look
from viaduct.rehearsal.look_around import render_look_around
from viaduct.rehearsal.override import write_override
from viaduct.rehearsal.provider_mirror import terraform_cli_config
from viaduct.rehearsal.provider_servers import ProviderServers
from viaduct.rehearsal.results import Report
from viaduct.rehearsal.run_stacks import StackRunner
from viaduct.rehearsal.session import embedded_session
from viaduct.rehearsal.table import details, render_table
from viaduct.terraform.environment import plugin_cache_directory, terraform_environment
from viaduct.terraform.manifest import read_manifest
from viaduct.terraform.progress import progress_on
from viaduct.terraform.providers import ProviderCache
from viaduct.terraform.terraform import Terraform

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from pathlib import Path

    from viaduct.rehearsal.embedded_aws import EmbeddedAws
    from viaduct.rehearsal.plan import Rehearsal
    from viaduct.terraform.children import Children
    from viaduct.terraform.manifest import Stack
    from viaduct.terraform.progress import Progress


class Rounds:
    """One rehearsal's way through the rounds; ``report`` holds at any time how far it came."""

    def __init__(self, rehearsal: Rehearsal, aws: EmbeddedAws, children: Children, work: Path, out: TextIO) -> None:
        self._rehearsal = rehearsal
        self._aws = aws
        self._children = children
        self._work = work
        self._out = out
        self._start = time.monotonic()
        self._runner: StackRunner | None = None
        self.staying = False
        self._left: tuple[str, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether there is anything to report."""
        return self._runner is not None

    @property
    def report(self) -> Report:
        """What is known now."""
        results = tuple(self._runner.results.values()) if self._runner else ()
        return Report(results, time.monotonic() - self._start, self._left)

    async def run(self) -> None:
        """Synthesize, apply, plan again, destroy and look; or stay after the second plans."""
        with progress_on(self._out) as progress:
            async with ProviderServers(self._children, self._work) as servers:
                runner, stacks = await self._applied(progress, servers)
                await runner.plan_again()
                if not self._rehearsal.keep:
                    await runner.destroy()
            if not self._rehearsal.keep:
                progress.say("looking for what is left")
                self._left = await asyncio.to_thread(self._look, stacks)
        if self._rehearsal.keep:
            await self._stay()

    async def _applied(self, progress: Progress, servers: ProviderServers) -> tuple[StackRunner, Sequence[Stack]]:
        progress.say(f"the embedded AWS answers at {self._aws.endpoint}")
        every = read_manifest(await self._rehearsal.synthesize(self._work, self._children))
        progress.say(f"{len(every)} stacks synthesized")
        stacks = of_aws(every)
        for skipped in sorted({stack.name for stack in every} - {stack.name for stack in stacks}):
            progress.say(f"{skipped}: skipped, since it is not AWS's and there is nothing to rehearse it with")
        for stack in stacks:
            write_override(stack.directory, self._aws.endpoint)
        runner = await self._begun(stacks, progress, servers)
        return runner, stacks

    async def _begun(self, stacks: Sequence[Stack], progress: Progress, servers: ProviderServers) -> StackRunner:
        rehearsal = self._rehearsal
        cli_config = terraform_cli_config(self._work, environment=rehearsal.inherited)
        cache = plugin_cache_directory(rehearsal.inherited)
        environment = terraform_environment(
            rehearsal.inherited, self._aws.environment, cli_config=cli_config, plugin_cache=cache
        )

        @asynccontextmanager
        async def attached(stack: Stack) -> AsyncIterator[Terraform]:
            async with servers.attached(stack, environment) as surroundings:
                yield self._terraform(stack, surroundings)

        runner = StackRunner(stacks, attached, progress, rehearsal.parallel, rehearsal.plans)
        self._runner = runner
        first = await ProviderCache(cache, cli_config).fill(stacks, lambda stack: self._terraform(stack, environment))
        servers.offer(stack for stack in stacks if stack.name in first)
        await runner.apply(first)
        return runner

    def _terraform(self, stack: Stack, environment: Mapping[str, str]) -> Terraform:
        return Terraform(self._rehearsal.terraform, stack, environment, self._children, self._work / "logs")

    def _look(self, stacks: Sequence[Stack]) -> tuple[str, ...]:
        state = self._rehearsal.state
        standing = self._rehearsal.existing.names
        session = embedded_session(self._aws.environment)
        return look(session, self._aws.endpoint, stacks, frozenset({state.bucket, state.key_alias, *standing}))

    async def _stay(self) -> None:
        self.staying = True
        told = "\n".join(details(self.report))
        self._out.write(f"\n{render_table(self.report)}{told}\n")
        self._out.write(render_look_around(self._aws.environment, self._rehearsal.state.bucket))
        self._out.flush()
        await asyncio.Event().wait()


def of_aws(stacks: Sequence[Stack]) -> tuple[Stack, ...]:
    """Those that an AWS is enough for; none of them waits for one of the others."""
    kept = {stack.name: stack for stack in stacks if set(stack.providers) <= {"aws"}}
    return tuple(
        replace(stack, dependencies=tuple(name for name in stack.dependencies if name in kept))
        for stack in kept.values()
    )
