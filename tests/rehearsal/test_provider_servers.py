from __future__ import annotations

import asyncio
import json
import os
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest

from tests.rehearsal.synthesized import config, parameter, write_output
from viaduct.errors import RunError
from viaduct.rehearsal.provider_servers import ProviderServers
from viaduct.terraform.children import Children
from viaduct.terraform.manifest import Stack, read_manifest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

INSTALLED = ".terraform/providers/registry.opentofu.org/hashicorp/aws/5.100.0/linux_amd64/terraform-provider-aws_v5"
# It names itself by its process, and has a file for a socket.
SERVES = """#!/bin/sh
[ "$ENDPOINT" = there ] || exit 1
echo 'Provider started. To attach Terraform CLI, set the variable:'
touch "$0.$$"
addr="{\\"Network\\":\\"unix\\",\\"String\\":\\"$0.$$\\"}"
echo "	TF_REATTACH_PROVIDERS='{\\"registry.terraform.io/hashicorp/aws\\":{\\"Pid\\":$$,\\"Addr\\":$addr}}'"
while :; do sleep 0.05; done
"""
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "ENDPOINT": "there"}


class Scene:
    """Two stacks in one directory, the first of which is initialized with a provider that only says it serves."""

    def __init__(self, directory: Path, program: str = SERVES) -> None:
        output = write_output(
            directory / "output", {name: config(name, resource=parameter(name)) for name in ("first", "second")}
        )
        self.first, self.second = read_manifest(output)
        self._directory = directory
        self.program = self.first.directory / INSTALLED
        self.program.parent.mkdir(parents=True)
        self.program.write_text(program)
        self.program.chmod(0o755)

    def served(self, work: Callable[[ProviderServers], Awaitable[None]]) -> None:
        async def run() -> None:
            with Children(self._directory) as children:
                async with ProviderServers(children, self._directory) as servers:
                    servers.offer([self.first])
                    await work(servers)

        asyncio.run(run())


async def server(servers: ProviderServers, stack: Stack, until: AsyncExitStack) -> int:
    """The process that serves the stack."""
    environment = await until.enter_async_context(servers.attached(stack, ENVIRONMENT))
    told = json.loads(environment["TF_REATTACH_PROVIDERS"])
    return int(told["registry.opentofu.org/hashicorp/aws"]["Pid"])


def test_one_provider_serves_stacks_in_turn_and_two_serve_two_at_once(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    turns: list[set[int]] = []

    async def work(servers: ProviderServers) -> None:
        for stacks in ([scene.first], [scene.second], [scene.first, scene.second]):
            async with AsyncExitStack() as until:
                turns.append({await server(servers, stack, until) for stack in stacks})

    scene.served(work)

    alone, again, both = turns
    assert alone == again
    assert alone < both
    for process in both:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    assert [path.name for path in scene.program.parent.iterdir()] == [scene.program.name]


def test_a_stack_that_configures_the_provider_twice_is_left_to_terraform(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    file = scene.second.directory / "cdk.tf.json"
    text = json.loads(file.read_text())
    text["provider"]["aws"] += [{"alias": "elsewhere", "region": "eu-west-1"}]
    file.write_text(json.dumps(text))

    async def work(servers: ProviderServers) -> None:
        async with servers.attached(scene.second, ENVIRONMENT) as environment:
            assert environment == ENVIRONMENT

    scene.served(work)


def test_a_provider_that_ends_at_once_is_told(tmp_path: Path) -> None:
    scene = Scene(tmp_path, "#!/bin/sh\nexit 1\n")

    async def work(servers: ProviderServers) -> None:
        async with servers.attached(scene.first, ENVIRONMENT):
            pass

    with pytest.raises(RunError, match=r"terraform-provider-aws_v5 ended before a command could attach to it"):
        scene.served(work)
