"""GitHub's expressions, as far as the workflows use them.

Source: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_TOKEN = re.compile(r"'[^']*'|[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*|&&|\|\||!=|==|[!(),]|\s+")
_WORDS = {"&&": " and ", "||": " or ", "!": " not ", "true": "True", "false": "False"}
_STATUS = ("success", "failure", "cancelled", "always")


@dataclass
class Scope:
    """What expressions see: the contexts, how the job goes, and the files of its workspace."""

    contexts: dict[str, Any]
    workspace: Path
    failed: bool = False
    cancelled: bool = False
    functions: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.functions = {
            "success": lambda: not self.failed and not self.cancelled,
            "failure": lambda: self.failed,
            "cancelled": lambda: self.cancelled,
            "hashFiles": lambda pattern: "of files" if any(self.workspace.glob(pattern)) else "",
        }

    def value(self, expression: str) -> Any:
        """What one expression comes to; a property that is not there is an empty string."""
        tokens = _TOKEN.findall(expression)
        assert "".join(tokens) == expression, f"not known: {expression}"
        return eval("".join(map(self._python, tokens)), {"__builtins__": {}, "_": self._property} | self.functions)  # noqa: S307 - of this repository's own workflows

    def filled(self, text: str) -> str:
        """A text with its ``${{ }}`` filled in."""
        return _EXPRESSION.sub(lambda found: str(self.value(found[1].strip())), str(text))

    def holds(self, condition: str | None) -> bool:
        """Whether a job or a step runs: one that asks for no status runs only while all goes well."""
        asked = "success()" if condition is None else (_EXPRESSION.sub(r"\1", str(condition)).strip())
        if not any(f"{name}()" in asked for name in _STATUS):
            asked = f"success() && ({asked})"
        return bool(self.value(asked))

    def _python(self, token: str) -> str:
        if token in _WORDS:
            return _WORDS[token]
        if token[0].isalpha() and token not in self.functions:
            return f"_({token!r})"
        return token

    def _property(self, name: str) -> Any:
        found: Any = self.contexts
        for part in name.split("."):
            found = found.get(part, "") if isinstance(found, dict) else ""
        return found
