"""How far one Terraform command has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viaduct.terraform.messages import Message
    from viaduct.terraform.progress import Progress


class Counter:
    """Counts the resources that one Terraform command has done, out of Terraform's messages."""

    def __init__(self, stack: str, progress: Progress) -> None:
        self.total = 0
        self._stack = stack
        self._progress = progress
        self._done = 0

    def __call__(self, message: Message) -> None:
        """Take one message."""
        match message.kind:
            case "change_summary":
                self.total = message.total
            case "apply_complete":
                self._done += 1
            case _:
                return
        self._progress.advance(self._stack, self._done, self.total)
