"""The steps of a publication, as data: what is put, in the order in which it is put."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct.terraform_modules.publishing.archive import pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.terraform_modules.module import TerraformModule
    from viaduct.terraform_modules.publishing.library import Library


@dataclass(frozen=True)
class Upload:
    """Put an object, if there is none of that key."""

    key: str
    body: bytes
    content_type: str

    @property
    def digest(self) -> bytes:
        """The SHA-256 of the body."""
        return hashlib.sha256(self.body).digest()


def uploads_of(library: Library, version: str, modules: Sequence[TerraformModule]) -> tuple[Upload, ...]:
    """The archives by module name, then the manifest."""
    archives = {
        module.name: Upload(library.archive(module.name, version), pack(module.files), "application/zip")
        for module in sorted(modules, key=lambda module: module.name)
    }
    listed = {
        name: {"archive": upload.key.removeprefix(library.start), "sha256": upload.digest.hex()}
        for name, upload in archives.items()
    }
    manifest = json.dumps({"version": version, "modules": listed}, indent=2) + "\n"
    return (*archives.values(), Upload(library.manifest(version), manifest.encode(), "application/json"))
