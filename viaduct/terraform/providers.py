"""One provider cache for all stacks, though Terraform's is not safe to write to from two commands at once.

https://developer.hashicorp.com/terraform/cli/config/config-file#provider-plugin-cache: the first stack's ``init``
fills it alone; its lock file goes to the other stacks, whose ``init`` then only reads the cache. The lock file is kept
beside the cache: without one Terraform would fetch the provider anew every time.
"""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import json
import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from viaduct.errors import StackFailed
from viaduct.terraform.manifest import STACK_FILE
from viaduct.terraform.terraform import LOCK_FILE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from viaduct.terraform.manifest import Stack
    from viaduct.terraform.terraform import Terraform

_POLL_SECONDS = 0.2


class ProviderCache:
    """The cache directory, and the lock files kept in it; ``cli_config`` is what tells Terraform its sources."""

    def __init__(self, directory: Path, cli_config: Path | None) -> None:
        self._directory = directory
        self._sources = _text_of(cli_config) if cli_config else ""

    async def fill(self, stacks: Sequence[Stack], terraform: Callable[[Stack], Terraform]) -> frozenset[str]:
        """Make every ``init`` that is still to come read-only; the names of the stacks that need none any more."""
        self._directory.mkdir(parents=True, exist_ok=True)
        first: dict[str, Stack] = {}
        for stack in stacks:
            leader = first.setdefault(required_providers(stack), stack)
            if leader is stack:
                await self._init(stack, terraform(stack))
            else:
                shutil.copyfile(leader.directory / LOCK_FILE, stack.directory / LOCK_FILE)
        return frozenset(stack.name for stack in first.values())

    async def _init(self, stack: Stack, terraform: Terraform) -> None:
        kept = self._kept(stack)
        lock = stack.directory / LOCK_FILE
        async with self._alone():
            if kept.exists():
                shutil.copyfile(kept, lock)
            try:
                await terraform.init()
            except StackFailed:
                # The kept choice may be one that can't be had any more.
                if not kept.exists():
                    raise
                kept.unlink()
                lock.unlink()
                await terraform.init()
            shutil.copyfile(lock, kept)

    def _kept(self, stack: Stack) -> Path:
        chosen_from = f"{required_providers(stack)}\n{self._sources}"
        return self._directory / f"{hashlib.sha256(chosen_from.encode()).hexdigest()[:16]}.lock.hcl"

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Keep others on this machine out meanwhile."""
        with (self._directory / "lock").open("w") as file:
            while not _try_lock(file.fileno()):
                await asyncio.sleep(_POLL_SECONDS)
            yield


def required_providers(stack: Stack) -> str:
    """The stack's provider requirements, as text to compare."""
    config = json.loads((stack.directory / STACK_FILE).read_text(encoding="utf-8"))
    return json.dumps(config.get("terraform", {}).get("required_providers", {}), sort_keys=True)


def _text_of(cli_config: Path) -> str:
    """The configuration without its own place, which is another one in every run."""
    return cli_config.read_text(encoding="utf-8").replace(str(cli_config.parent), "")


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
