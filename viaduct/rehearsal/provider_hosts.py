"""The same provider under both of its addresses: Terraform and OpenTofu take ``hashicorp/aws`` from hosts of their own.

A mirror is filled by one of them (https://opentofu.org/docs/cli/commands/providers/mirror/), so it lacks what the other
asks for. The packages are the same: both projects publish the provider that its maker builds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DEFAULT_HOSTS = ("registry.terraform.io", "registry.opentofu.org")
"""What a source address without a host stands for, in Terraform and in OpenTofu."""


def link_other_hosts(mirror: Path, providers: Iterable[str], directory: Path) -> list[str]:
    """Fill the mirror ``directory`` with links to what ``mirror`` has under the other default host alone.

    ``providers`` are the addresses ``host/namespace/type`` that ``mirror`` has. Returns those that were added.
    """
    held = sorted(providers)
    added = [(source, other) for source in held for other in _elsewhere(source) if other not in held]
    for source, other in added:
        for package in _packages(mirror / source):
            link = directory / other / package.relative_to(mirror / source)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(package)
    return [other for _, other in added]


def _elsewhere(provider: str) -> list[str]:
    host, _, name = provider.partition("/")
    return [f"{other}/{name}" for other in DEFAULT_HOSTS if other != host] if host in DEFAULT_HOSTS else []


def _packages(provider: Path) -> Iterator[Path]:
    """The leaves of a mirror: a link is followed there, but not further up."""
    yield from (at for at in provider.glob("[0-9]*/*_*") if at.is_dir())
    yield from provider.glob("terraform-provider-*.zip")
