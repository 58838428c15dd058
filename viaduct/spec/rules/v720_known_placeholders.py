"""Each target fills in ``{environment}`` and ``{region}`` of paths, ``{stack}`` and others of permissions, no others.

Any other brace would reach AWS as it stands: a file that no build makes, a resource that does not exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.placeholders import IN_PATHS, IN_PERMISSIONS, placeholders
from viaduct.spec.rules.given import cloudformation_targets, to_deploy, to_roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V720"
TITLE = "Placeholders are known"


def check(system: System) -> Iterator[Finding]:
    """Texts with a placeholder that nobody fills in."""
    for path, text, known in _texts(system):
        unknown = placeholders(text) - known
        if unknown:
            allowed = ", ".join(f"{{{name}}}" for name in sorted(known)) or "no placeholder"
            message = f"nobody fills in {', '.join(f'{{{name}}}' for name in sorted(unknown))}"
            yield Finding(CODE, path, message, text, allowed, "write the name itself, or a placeholder that is known")


def _texts(system: System) -> Iterator[tuple[Path, str, frozenset[str]]]:
    for name, deploy in cloudformation_targets(system):
        yield ("services", name, "deploy", "template"), deploy.template, frozenset()
        if deploy.parameters:
            yield ("services", name, "deploy", "parameters"), deploy.parameters, IN_PATHS
    for path, permission in (*to_deploy(system), *to_roles(system)):
        for index, resource in enumerate(permission.resources):
            yield (*path, "resources", index), resource, IN_PERMISSIONS
        for operator, keys in permission.conditions.items():
            for key, values in keys.items():
                for index, value in enumerate(values):
                    yield (*path, "conditions", operator, key, index), value, IN_PERMISSIONS
