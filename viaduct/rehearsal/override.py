"""The file beside a stack that points it at the embedded AWS; the stack itself knows nothing of it.

Terraform merges ``*_override.tf.json`` into the configuration
(https://developer.hashicorp.com/terraform/language/files/override): a provider block argument by argument, a
backend as a whole, and ``config`` of a remote state, being one argument, as a whole too. The last two are copied
and extended.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from viaduct.terraform.manifest import STACK_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Json = dict[str, Any]

FILE_NAME = "viaduct_override.tf.json"

_SKIPS = {"skip_credentials_validation": True, "skip_metadata_api_check": True, "skip_region_validation": True}

# The provider reads this one as a word, the backend as a truth value.
_PROVIDER = {**_SKIPS, "skip_metadata_api_check": "true", "s3_use_path_style": True}


def write_override(directory: Path, endpoint: str) -> None:
    """Write the override of the stack in ``directory``; ``endpoint`` is the URL of the embedded AWS."""
    config = json.loads((directory / STACK_FILE).read_text(encoding="utf-8"))
    text = json.dumps(render_override(config, endpoint), indent=2, sort_keys=True)
    (directory / FILE_NAME).write_text(text + "\n", encoding="utf-8")


def render_override(config: Mapping[str, Any], endpoint: str) -> Json:
    """What to merge into a stack's ``config``. All other endpoints come from ``AWS_ENDPOINT_URL``."""
    override: Json = {}
    providers = [_provider(block) for block in _blocks(config.get("provider", {}).get("aws", []))]
    if providers:
        override["provider"] = {"aws": providers}
    backend = _backend(config, endpoint)
    if backend:
        override["terraform"] = {"backend": backend}
    states = dict(_remote_states(config, endpoint))
    if states:
        override["data"] = {"terraform_remote_state": states}
    unprotected = _unprotected(config)
    if unprotected:
        override["resource"] = unprotected
    return override


def _provider(block: Mapping[str, Any]) -> Json:
    """Blocks are merged by alias."""
    return _PROVIDER | ({"alias": block["alias"]} if "alias" in block else {})


def _backend(config: Mapping[str, Any], endpoint: str) -> Json:
    backends: Mapping[str, Json] = config.get("terraform", {}).get("backend", {})
    return {"s3": _s3(backends["s3"], endpoint)} if "s3" in backends else {}


def _remote_states(config: Mapping[str, Any], endpoint: str) -> Iterator[tuple[str, Json]]:
    for name, state in config.get("data", {}).get("terraform_remote_state", {}).items():
        if state.get("backend") == "s3":
            yield name, {"config": _s3(state.get("config", {}), endpoint)}


def _s3(config: Mapping[str, Any], endpoint: str) -> Json:
    local = {"endpoints": {"s3": endpoint}, "use_path_style": True, "skip_requesting_account_id": True}
    return {**config, **_SKIPS, **local}


def _unprotected(config: Mapping[str, Any]) -> Json:
    """The resources that Terraform would refuse to destroy, with that protection off: a rehearsal ends empty."""
    found: Json = {}
    for kind, resources in config.get("resource", {}).items():
        for name, resource in resources.items():
            if any(block.get("prevent_destroy") for block in _blocks(resource.get("lifecycle", []))):
                found.setdefault(kind, {})[name] = {"lifecycle": {"prevent_destroy": False}}
    return found


def _blocks(value: Any) -> list[Json]:
    """Terraform's JSON allows one block to stand without its list."""
    return value if isinstance(value, list) else [value]
