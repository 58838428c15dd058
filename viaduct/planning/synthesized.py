"""What a synthesis made, read for comparing: each stack's digest, and what it reads of other stacks' states."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from viaduct.terraform.manifest import STACK_FILE, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from viaduct.terraform.manifest import Stack

Json = Mapping[str, Any]

ASSETS = "assets"
"""Where CDKTF copies the files that a stack takes along."""

_COMMENT = "//"
_BLOCKS_WITH_COMMENTS = ("data", "resource")


@dataclass(frozen=True)
class Synthesized:
    """One stack; ``digest`` tells it from every other, and ``reads`` has the outputs it takes, by their stack."""

    stack: Stack
    digest: str
    reads: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The stack's name."""
        return self.stack.name


def read_synthesis(output: Path) -> dict[str, Synthesized]:
    """The stacks of a synthesized directory by name, each after all it depends on.

    Raises:
        RunError: there is no readable manifest.
    """
    stacks = read_manifest(output)
    configs = {stack.name: config_of(stack) for stack in stacks}
    states = {state: name for name, config in configs.items() if (state := _own_state(config))}
    return {
        stack.name: Synthesized(
            stack, digest(configs[stack.name], stack.directory), _reads(configs[stack.name], states)
        )
        for stack in stacks
    }


def digest(config: Json, directory: Path) -> str:
    """The SHA-256 of what Terraform makes of a stack: comments, the order of keys and white space don't count."""
    found = hashlib.sha256(json.dumps(without_comments(config), sort_keys=True).encode())
    for asset in sorted(at for at in (directory / ASSETS).rglob("*") if at.is_file()):
        found.update(f"\0{asset.relative_to(directory).as_posix()}\0".encode())
        found.update(hashlib.sha256(asset.read_bytes()).digest())
    return found.hexdigest()


def without_comments(config: Json) -> dict[str, Any]:
    """The configuration without CDKTF's notes on where it comes from: a new release of CDKTF changes only those.

    https://developer.hashicorp.com/terraform/language/syntax/json#comment-properties: ``//`` is one in any block.
    """
    kept = {name: value for name, value in config.items() if name != _COMMENT}
    for block in _BLOCKS_WITH_COMMENTS:
        if block in kept:
            kept[block] = {kind: _uncommented(bodies) for kind, bodies in kept[block].items()}
    return kept


def _uncommented(bodies: Json) -> dict[str, Any]:
    return {name: {key: value for key, value in body.items() if key != _COMMENT} for name, body in bodies.items()}


def config_of(stack: Stack) -> Json:
    """What Terraform is given."""
    config: Json = json.loads((stack.directory / STACK_FILE).read_text(encoding="utf-8"))
    return config


def _own_state(config: Json) -> str:
    (backend,) = config.get("terraform", {}).get("backend", {}).items() or [("", {})]
    return _state(*backend)


def _state(backend: str, config: Json) -> str:
    """What tells one state from another; the other settings of a backend only say how to reach it."""
    place = {name: config[name] for name in ("bucket", "key", "path", "workspace_dir") if name in config}
    return json.dumps([backend, place], sort_keys=True) if place else ""


def _reads(config: Json, states: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """A state that belongs to no stack of this system is none of its business."""
    text = json.dumps(config)
    found: dict[str, frozenset[str]] = {}
    for local, data in config.get("data", {}).get("terraform_remote_state", {}).items():
        upstream = states.get(_state(data.get("backend", ""), data.get("config", {})))
        if upstream:
            pattern = rf"data\.terraform_remote_state\.{re.escape(local)}\.outputs\.([\w-]+)"
            found[upstream] = found.get(upstream, frozenset()) | frozenset(re.findall(pattern, text))
    return dict(sorted(found.items()))
