"""A finding: one thing that is wrong with the spec, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]
Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """``line`` and ``column`` count from 1; 0 until the loader has placed the finding in its file.

    ``at_key`` places it at the key of ``path`` even where the value is a scalar. A ``warning`` fails nothing.
    """

    code: str
    path: Path
    message: str
    got: str = ""
    allowed: str = ""
    fix: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    severity: Severity = "error"
    at_key: bool = False

    @property
    def dotted(self) -> str:
        """The path as people write it: ``services.web.source.paths[0]``, ``tags."a.b"``."""
        text = ""
        for part in self.path:
            text += f"[{part}]" if isinstance(part, int) else f"{'.' if text else ''}{_key(part)}"
        return text or "(the file)"


def _key(part: str) -> str:
    return f'"{part}"' if not part or "." in part or " " in part else part
