"""Configurations of a part of a stack alone: with its backend, but no provider and no resource, or the other way round.

Terraform starts at once on the first, and can't touch a state with the second.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from viaduct.recovery.ids import Place
from viaduct.terraform.manifest import STACK_FILE
from viaduct.terraform.terraform import LOCK_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from viaduct.recovery.ids import Sought
    from viaduct.terraform.manifest import Stack

    Json = dict[str, Any]

IMPORTS_FILE = "imports.tf.json"


def backend_alone(stack: Stack, name: str, directory: Path) -> Stack:
    """The backend of ``stack`` in a new ``directory``, with the state of the stack called ``name``.

    The states of a system differ in nothing else, so any stack's will do for one that is in no synthesis any more.
    """

    def backend(config: Json) -> Json:
        backends = {kind: dict(body) for kind, body in config.get("terraform", {}).get("backend", {}).items()}
        for body in backends.values():
            body["key"] = f"{body['key'].rpartition('/')[0]}/{name}.tfstate"
        return {"terraform": {"backend": backends}} if backends else {}

    _copy(stack, directory, backend)
    return replace(stack, name=name, directory=directory, dependencies=())


def imports_alone(stack: Stack, seeking: Sequence[Sought], directory: Path) -> Stack:
    """The provider of ``stack`` in a new ``directory``, and import blocks for what is sought: numbers are its names."""

    def provider(config: Json) -> Json:
        required = config.get("terraform", {}).get("required_providers", {})
        kept = {"provider": config["provider"]} if "provider" in config else {}
        return kept | ({"terraform": {"required_providers": required}} if required else {})

    _copy(stack, directory, provider)
    shutil.copyfile(stack.directory / LOCK_FILE, directory / LOCK_FILE)
    _write(directory / IMPORTS_FILE, _imports(seeking))
    return replace(stack, directory=directory, dependencies=())


def import_address(number: int, each: Sought) -> str:
    """Where it is called so."""
    return f"{each.type}.n{number}"


def place_of(stack: Stack) -> Place:
    """Account and region of a stack's only provider; ``allowed_account_ids`` has that one account."""
    config = json.loads((stack.directory / STACK_FILE).read_text(encoding="utf-8"))
    (provider,) = config.get("provider", {}).get("aws", [{}])
    (account,) = provider.get("allowed_account_ids", [""])
    return Place(account, provider.get("region", ""))


def _imports(seeking: Sequence[Sought]) -> Json:
    data: Json = {}
    imports = []
    for number, each in enumerate(seeking):
        id_ = each.id
        if each.lookup:
            data.setdefault(each.type, {})[f"n{number}"] = dict(each.lookup)
            id_ = f"${{data.{each.type}.n{number}.{each.id}}}"
        imports.append({"to": import_address(number, each), "id": id_})
    return {"import": imports} | ({"data": data} if data else {})


def _copy(stack: Stack, directory: Path, part: Callable[[Json], Json]) -> None:
    """The part of every file under the file's own name: an override stays one."""
    directory.mkdir(parents=True)
    for file in sorted(stack.directory.glob("*.tf.json")):
        kept = part(json.loads(file.read_text(encoding="utf-8")))
        if kept:
            _write(directory / file.name, kept)


def _write(file: Path, config: Json) -> None:
    file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
