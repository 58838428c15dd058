"""From what is to be put and what is there to what is left to put: pure, no I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.errors import ModulesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viaduct.terraform_modules.publishing.library import Library
    from viaduct.terraform_modules.publishing.look import Found
    from viaduct.terraform_modules.publishing.uploads import Upload


def plan(library: Library, version: str, uploads: Sequence[Upload], found: Found) -> tuple[Upload, ...]:
    """The uploads that are left: all, or what an earlier run of the same bytes did not come to.

    Raises:
        ModulesError: the version is published, or what there is of it has other bytes.
    """
    if library.manifest(version) in found.same:
        raise ModulesError(
            f"version {version} is published already; nothing was written. There are:\n{_listed(library, found.same)}\n"
            "A published version never changes: choose another."
        )
    others = [key for key, same in found.same.items() if not same]
    if others:
        raise ModulesError(
            f"version {version} was begun with other modules than these and never finished; nothing was written. What "
            f"differs:\n{_listed(library, others)}\n"
            "Choose another version, or finish that one from the sources that it was begun with."
        )
    return tuple(upload for upload in uploads if upload.key not in found.same)


def _listed(library: Library, keys: Iterable[str]) -> str:
    return "\n".join(f"  {library.url(key)}" for key in keys)
