"""Placeholders in the spec's texts, such as ``{environment}``, which each target fills in for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viaduct.spec.targets import Target

# ${...} is a policy variable of IAM's, which stays.
_PLACEHOLDER = re.compile(r"(?<!\$)\{([^{}]*)\}")
IN_PATHS = frozenset({"environment", "region"})
IN_PERMISSIONS = frozenset({"stack", "region", "account"})


def placeholders(text: str) -> frozenset[str]:
    """The names between the braces of a text."""
    return frozenset(_PLACEHOLDER.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled in; those without a value stay as they are (rule V720)."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def filled_path(path: str, at: Target) -> str:
    """The path of a file for one target."""
    return filled(path, {"environment": at.environment, "region": at.region})
