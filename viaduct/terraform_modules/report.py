"""What an emission came to, for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.columns import aligned
from viaduct.terraform_modules.emission import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.terraform_modules.emission import Emission

_HEADINGS = ("module", "inputs", "outputs", "files", "")


def lines(emission: Emission) -> Iterator[str]:
    """A table with a line a module, and a line of totals."""
    modules = {module.name: module for module in emission.modules}
    rows = []
    for name, fate in emission.fates.items():
        module = modules.get(name)
        numbers = (module.inputs, module.outputs, len(module.files)) if module else ("-", "-", "-")
        rows.append((name, *map(str, numbers), fate))
    yield from aligned(_HEADINGS, rows)
    yield ""
    yield f"{len(modules)} modules in {emission.directory}: {_counts(emission)}"


def _counts(emission: Emission) -> str:
    fates = list(emission.fates.values())
    return ", ".join(f"{fates.count(fate)} {fate}" for fate in Fate if fate in fates)
