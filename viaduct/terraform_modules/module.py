"""One emitted module, as it was read from its directory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""What a module may be called: its name is part of a path, of a key in S3 and of a URL."""

STANDARD_FILES = ("README.md", "main.tf", "outputs.tf", "variables.tf", "versions.tf")
"""https://developer.hashicorp.com/terraform/language/modules/develop/structure"""


@dataclass(frozen=True)
class TerraformModule:
    """A module's name, and the bytes of its files by their path in it, with ``/`` on every system."""

    name: str
    files: Mapping[str, bytes]

    @property
    def inputs(self) -> int:
        """How many variables it declares."""
        return _blocks(self.files["variables.tf"], b"variable")

    @property
    def outputs(self) -> int:
        """How many outputs it declares."""
        return _blocks(self.files["outputs.tf"], b"output")


def _blocks(text: bytes, kind: bytes) -> int:
    return len(re.findall(rb'^%s "' % kind, text, re.MULTILINE))
