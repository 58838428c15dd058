"""Stacks in their order, side by side where nothing forbids it."""

from __future__ import annotations

import asyncio
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from viaduct.terraform.manifest import Stack


async def in_order(stacks: Iterable[Stack], limit: int, work: Callable[[Stack], Awaitable[None]]) -> None:
    """Do ``work`` on each stack as soon as it is done on all that it depends on, at most ``limit`` at a time.

    Of those that may begin the larger begin first: the longest should not wait for a place. The first failure
    cancels what is running, waits for it to end, and is raised.
    """
    by_name = {stack.name: stack for stack in stacks}
    sorter = TopologicalSorter({name: stack.dependencies for name, stack in by_name.items()})
    sorter.prepare()
    slots = asyncio.Semaphore(limit)
    running: dict[asyncio.Task[None], str] = {}
    try:
        while sorter.is_active():
            for name in sorted(sorter.get_ready(), key=lambda name: (-by_name[name].size, name)):
                running[asyncio.create_task(_limited(slots, work, by_name[name]))] = name
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                sorter.done(running.pop(task))
                task.result()
    finally:
        await cancel(running)


async def race(*contestants: Awaitable[None]) -> None:
    """Wait until the first of them ends, end the others, and raise what it raised."""
    tasks = [asyncio.ensure_future(contestant) for contestant in contestants]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await cancel(tasks)
    for task in tasks:
        if task in done:
            task.result()


async def cancel(tasks: Iterable[asyncio.Future[None]]) -> None:
    """Cancel the tasks and wait until each has cleaned up after itself."""
    waiting = [task for task in tasks if not task.done()]
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def _limited(slots: asyncio.Semaphore, work: Callable[[Stack], Awaitable[None]], stack: Stack) -> None:
    async with slots:
        await work(stack)
