"""The variables of a pipeline, and how builds get them.

Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from viaduct.delivery.pipeline import Variable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viaduct.spec.model import System


def variables_of(system: System, service: str) -> tuple[Variable, ...]:
    """The service's variables, by name."""
    declared = sorted(system.services[service].variables.items())
    return tuple(Variable(name, variable.default, variable.description) for name, variable in declared)


def for_builds(system: System, service: str, told: Mapping[str, str] | None = None) -> dict[str, str]:
    """The setting of a CodeBuild action that hands on every variable under its own name, and what else it is told.

    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
    """
    values = {each.name: f"#{{variables.{each.name}}}" for each in variables_of(system, service)}
    handed = [{"name": name, "value": value} for name, value in (values | dict(told or {})).items()]
    return {"EnvironmentVariables": json.dumps(handed, separators=(",", ":"))} if handed else {}
