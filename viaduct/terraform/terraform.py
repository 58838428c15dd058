"""Terraform's commands on one stack."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from viaduct.errors import StackFailed
from viaduct.terraform.messages import Message, errors, parse_message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from viaduct.terraform.children import Children
    from viaduct.terraform.manifest import Stack

PLAN_FILE = "viaduct.tfplan"
LOCK_TIMEOUT = "60s"
LOCK_FILE = ".terraform.lock.hcl"


class Terraform:
    """One stack's Terraform: every method is one command, its output goes to a log of its own.

    Plans and states are in no log: they hold secrets.

    Raises:
        StackFailed: from every method, with Terraform's own error.
    """

    def __init__(
        self, binary: str, stack: Stack, environment: Mapping[str, str], children: Children, logs: Path
    ) -> None:
        self._binary = binary
        self._stack = stack
        self._environment = environment
        self._children = children
        self._logs = logs

    async def init(self) -> None:
        """Take the provider and connect the backend; a lock file in the stack's directory is followed."""
        await self._checked("init", ["init", "-input=false", "-no-color"])

    async def apply(self, on_message: Callable[[Message], None]) -> None:
        """Plan and apply in one go."""
        await self._checked("apply", ["apply", "-json", "-input=false", "-auto-approve"], on_message)

    async def first_plan(self) -> dict[str, Any]:
        """What ``apply_plan`` will do, in Terraform's JSON."""
        await self._checked("first-plan", ["plan", "-json", "-input=false", f"-out={PLAN_FILE}"])
        return await self._show()

    async def apply_plan(self, on_message: Callable[[Message], None]) -> None:
        """Apply the plan that was made last."""
        await self._checked("apply", ["apply", "-json", "-input=false", PLAN_FILE], on_message)

    async def second_plan(self) -> dict[str, Any] | None:
        """Plan again: ``None`` when there is nothing to change, else the plan in Terraform's JSON."""
        arguments = ["plan", "-json", "-input=false", "-lock=false", "-detailed-exitcode", f"-out={PLAN_FILE}"]
        code, messages = await self._run("plan", arguments)
        match code:
            case 0:
                return None
            case 2:
                return await self._show()
            case _:
                raise StackFailed(self._stack.name, "second plan", errors(messages))

    async def destroy(self, on_message: Callable[[Message], None]) -> None:
        """Destroy everything that the state holds, which the second plan has just read from AWS."""
        arguments = ["destroy", "-json", "-input=false", "-auto-approve", "-refresh=false"]
        await self._checked("destroy", arguments, on_message)

    async def save_plan(self, file: Path, *, destroy: bool) -> bool:
        """Plan into ``file`` without locking the state, which is only read; whether there is anything to apply."""
        arguments = ["plan", "-json", "-input=false", "-lock=false", "-detailed-exitcode", f"-out={file}"]
        code, messages = await self._run("plan", [*arguments, *(["-destroy"] if destroy else [])])
        if code not in {0, 2}:
            raise StackFailed(self._stack.name, "plan", errors(messages))
        return code == 2

    async def show(self, file: Path) -> dict[str, Any]:
        """A saved plan, in Terraform's JSON."""
        return await self._read("show", ["show", "-json", "-no-color", str(file)])

    async def apply_saved(self, file: Path, on_message: Callable[[Message], None]) -> None:
        """Apply a saved plan, waiting for the state's lock if someone has it."""
        arguments = ["apply", "-json", "-input=false", f"-lock-timeout={LOCK_TIMEOUT}", str(file)]
        await self._checked("apply", arguments, on_message)

    async def state(self) -> dict[str, Any]:
        """The state as the backend has it; empty before the first apply."""
        return await self._read("state", ["state", "pull"])

    async def push(self, file: Path) -> None:
        """Put a state in the backend's place; Terraform refuses one that is older or of another lineage.

        Where there is no state yet, it gets a new lineage, and its serial starts at 1.
        """
        await self._checked("push", ["state", "push", "-no-color", f"-lock-timeout={LOCK_TIMEOUT}", str(file)])

    async def unlock(self, lock: str) -> None:
        """Take the state's lock away; Terraform refuses if it is not the one with this id."""
        await self._checked("unlock", ["force-unlock", "-no-color", "-force", lock])

    async def take_in(self, address: str, resource: str) -> None:
        """Write what exists under the id ``resource`` into the state, as ``address``."""
        arguments = ["import", "-input=false", "-no-color", f"-lock-timeout={LOCK_TIMEOUT}", address, resource]
        await self._checked("import", arguments)

    async def try_imports(self) -> list[Message]:
        """Read what the import blocks of a configuration without resources name, and what Terraform says of each.

        https://developer.hashicorp.com/terraform/language/import/generating-configuration
        """
        arguments = ["plan", "-json", "-input=false", "-lock=false", "-generate-config-out=generated.tf"]
        return (await self._run("look", arguments, logged=False))[1]

    async def _show(self) -> dict[str, Any]:
        return await self.show(self._stack.directory / PLAN_FILE)

    async def _read(self, phase: str, arguments: Sequence[str]) -> dict[str, Any]:
        """The object that a command prints, below the warnings that it may have."""
        lines = [message.text for message in await self._checked(phase, arguments, logged=False)]
        first = next((number for number, line in enumerate(lines) if line.startswith("{")), len(lines))
        found: dict[str, Any] = json.loads("\n".join(lines[first:]) or "{}")
        return found

    async def _checked(
        self,
        phase: str,
        arguments: Sequence[str],
        on_message: Callable[[Message], None] | None = None,
        *,
        logged: bool = True,
    ) -> list[Message]:
        code, messages = await self._run(phase, arguments, on_message, logged=logged)
        if code:
            raise StackFailed(self._stack.name, phase, errors(messages))
        return messages

    async def _run(
        self,
        phase: str,
        arguments: Sequence[str],
        on_message: Callable[[Message], None] | None = None,
        *,
        logged: bool = True,
    ) -> tuple[int, list[Message]]:
        messages: list[Message] = []
        with (self._logs / f"{self._stack.name}.{phase}.log").open("w", encoding="utf-8") as log:

            def take(line: str) -> None:
                if logged:
                    log.write(line)
                message = parse_message(line)
                messages.append(message)
                if on_message:
                    on_message(message)

            code = await self._children.run(
                [self._binary, *arguments],
                directory=self._stack.directory,
                environment=self._environment,
                on_line=take,
            )
        return code, messages
