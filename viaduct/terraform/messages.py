"""Terraform's machine-readable output: one JSON object a line.

https://developer.hashicorp.com/terraform/internals/machine-readable-ui
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Message:
    """One line of output; ``kind`` is Terraform's type of it, ``"text"`` for a line that is no JSON.

    ``id`` is that of the resource at ``address``, where the line has it.
    """

    kind: str
    text: str
    address: str = ""
    total: int = 0
    id: str = ""


def parse_message(line: str) -> Message:
    """Read one line, whatever it is."""
    try:
        body = json.loads(line)
    except ValueError:
        body = None
    if not isinstance(body, dict) or "type" not in body:
        return Message("text", line.rstrip())
    match body["type"]:
        case "diagnostic":
            return _diagnostic(body["diagnostic"])
        case "change_summary":
            changes = body.get("changes", {})
            return Message("change_summary", str(changes.get("operation", "")), total=_changes(changes))
        case kind:
            hook = body.get("hook", {})
            address = hook.get("resource", {}).get("addr", "")
            return Message(str(kind), str(body.get("@message", "")), address, id=str(hook.get("id_value", "")))


def errors(messages: Iterable[Message]) -> str:
    """Terraform's own words about what went wrong; its plain output if it named no error."""
    kept = list(messages)
    found = [message.text for message in kept if message.kind == "error"]
    return (
        "\n".join(found or [message.text for message in kept if message.kind == "text"]) or "(Terraform said nothing)"
    )


def _changes(changes: dict[str, Any]) -> int:
    return sum(int(changes.get(name, 0)) for name in ("add", "change", "remove"))


def _diagnostic(diagnostic: dict[str, Any]) -> Message:
    """An error or warning as Terraform would print it: what, on which resource, why."""
    address = str(diagnostic.get("address", ""))
    on = f" ({address})" if address else ""
    detail = str(diagnostic.get("detail", ""))
    text = f"{diagnostic['summary']}{on}" + (f"\n  {detail}" if detail else "")
    return Message(str(diagnostic["severity"]), text, address)
