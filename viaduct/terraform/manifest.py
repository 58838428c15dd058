"""What a synthesis made: the stacks, where they lie, and which must be applied before which.

CDKTF writes it as ``manifest.json``: ``{"stacks": {name: {"name", "workingDirectory", "dependencies": [name]}}}``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from viaduct.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

STACK_FILE = "cdk.tf.json"


@dataclass(frozen=True)
class Stack:
    """One synthesized stack: its directory, the stacks that must stand before it, and how many resources it has.

    ``providers`` are the local names of those that it has a block for, sorted.
    """

    name: str
    directory: Path
    dependencies: tuple[str, ...] = ()
    size: int = 0
    providers: tuple[str, ...] = ()


def read_manifest(output: Path) -> tuple[Stack, ...]:
    """The stacks of the synthesized directory ``output``, each after all it depends on.

    Raises:
        RunError: there is no manifest, it can't be read, or its dependencies have no order.
    """
    path = output / "manifest.json"
    try:
        return order(tuple(map(_sized, parse_manifest(json.loads(path.read_text(encoding="utf-8")), output))))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RunError(f"{path}: no readable manifest of a synthesis ({error!r})") from error


def parse_manifest(manifest: Mapping[str, Any], output: Path) -> tuple[Stack, ...]:
    """The stacks of a manifest as it lies in the JSON."""
    return tuple(
        Stack(entry["name"], output / entry["workingDirectory"], tuple(sorted(entry.get("dependencies", ()))))
        for entry in manifest["stacks"].values()
    )


def order(stacks: tuple[Stack, ...]) -> tuple[Stack, ...]:
    """The stacks in an order of application, the same one every time.

    Raises:
        RunError: stacks wait for each other, or for one that is not there.
    """
    by_name = {stack.name: stack for stack in sorted(stacks, key=lambda stack: stack.name)}
    for stack in by_name.values():
        missing = [name for name in stack.dependencies if name not in by_name]
        if missing:
            raise RunError(f"stack {stack.name} depends on {', '.join(missing)}, which was not synthesized")
    try:
        names = tuple(TopologicalSorter({name: by_name[name].dependencies for name in by_name}).static_order())
    except CycleError as error:
        raise RunError(f"stacks wait for each other: {' -> '.join(error.args[1])}") from error
    return tuple(by_name[name] for name in names)


def among(stacks: Iterable[Stack]) -> tuple[Stack, ...]:
    """The stacks with their order among each other: what is not among them is waited for no more."""
    by_name = {stack.name: stack for stack in stacks}
    return tuple(
        replace(stack, dependencies=tuple(sorted(by_name.keys() & set(stack.dependencies))))
        for stack in by_name.values()
    )


def reverse(stacks: tuple[Stack, ...]) -> tuple[Stack, ...]:
    """The same stacks in an order of destruction: each depends on those that depended on it."""
    users: dict[str, list[str]] = {stack.name: [] for stack in stacks}
    for stack in stacks:
        for name in stack.dependencies:
            users[name].append(stack.name)
    return tuple(replace(stack, dependencies=tuple(users[stack.name])) for stack in reversed(stacks))


def _sized(stack: Stack) -> Stack:
    config = json.loads((stack.directory / STACK_FILE).read_text(encoding="utf-8"))
    size = sum(map(len, config.get("resource", {}).values()))
    return replace(stack, size=size, providers=tuple(sorted(config.get("provider", {}))))
