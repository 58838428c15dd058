"""What a module is defined by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constructs import Construct

    from modules.emission.inputs import Value


@dataclass(frozen=True)
class Validation:
    """A condition that a variable's value must fulfil, in HCL, and what is said where it does not.

    ``of_null``: it also says what holds where the variable, or what it looks at within that, is null.
    """

    condition: str
    message: str
    of_null: bool = False


@dataclass(frozen=True)
class Variable:
    """A variable; ``type`` and ``default`` are HCL, and without a default it has to be given."""

    name: str
    type: str
    description: str
    default: str | None = None
    validations: tuple[Validation, ...] = ()
    nullable: bool = False


@dataclass(frozen=True)
class Output:
    """An output; what it is, the construct says."""

    name: str
    description: str


@dataclass(frozen=True)
class Module:
    """A module: what it is for, what it takes and gives, and how its construct is made from that.

    ``build`` returns each output's value, None where there is none. ``usage`` are the arguments of the README's
    example, in HCL. ``locals`` are expressions in HCL that placeholders may name.
    """

    name: str
    title: str
    purpose: str
    variables: tuple[Variable, ...]
    outputs: tuple[Output, ...]
    build: Callable[[Construct, Value], Mapping[str, str | None]]
    usage: str
    locals: Mapping[str, str] = field(default_factory=dict)
