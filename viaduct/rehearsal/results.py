"""What a rehearsal found out, stack by stack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viaduct.rehearsal.drift import Change


@dataclass
class StackResult:
    """How far one stack came. ``changes`` is ``None`` until its second plan was made, then what that would change.

    ``seconds`` is the time of its own Terraform commands, waiting for other stacks left out.
    """

    name: str
    resources: int = 0
    seconds: float = 0.0
    applied: bool = False
    changes: tuple[Change, ...] | None = None
    destroyed: bool = False


@dataclass(frozen=True)
class Report:
    """The whole rehearsal: every stack, the seconds on the clock, and what was left in AWS at the end."""

    stacks: tuple[StackResult, ...]
    seconds: float
    left: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Every stack applied, nothing to change in any second plan, and nothing left behind."""
        return not self.left and all(stack.applied and stack.changes == () for stack in self.stacks)
