"""The variables that an execution is started with.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StartPipelineExecution.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.core.exceptions import ServiceException

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viaduct.rehearsal.embedded_aws.state import Record


class InvalidVariables(ServiceException):
    """A name that is not declared, or a variable that has no value."""

    code = "ValidationException"


def resolved(declaration: Record, given: Iterable[Record]) -> list[Record]:
    """Every declared variable with the value that was given, or its default.

    Raises:
        InvalidVariables: one is not declared, or is left without a value.
    """
    declared = {each["name"]: each.get("defaultValue") for each in declaration.get("variables") or ()}
    chosen = {each["name"]: each["value"] for each in given}
    unknown, values = sorted(chosen.keys() - declared.keys()), declared | chosen
    missing = sorted(name for name, value in values.items() if value is None)
    if unknown or missing:
        what = "not declared" if unknown else "without a value"
        raise InvalidVariables(f"Pipeline {declaration['name']}: variables {what}: {', '.join(unknown or missing)}")
    return [{"name": name, "value": value} for name, value in sorted(values.items())]
