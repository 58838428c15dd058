"""A module's README: what it is, an example of one screen, what it takes and gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.emission.definition import Module, Output, Variable


def readme(module: Module) -> str:
    """The text in Markdown."""
    parts = [
        f"# {module.title}\n\n{module.purpose}",
        f"## Usage\n\n```hcl\n{_usage(module)}\n```\n\n[examples/](examples/) has configurations that can be applied.",
        f"## Inputs\n\n{_inputs(module.variables)}",
        f"## Outputs\n\n{_outputs(module.outputs)}",
    ]
    return "\n\n".join(parts) + "\n"


def _usage(module: Module) -> str:
    arguments = "\n".join(f"  {line}" if line else "" for line in module.usage.strip().splitlines())
    return f'module "{module.name.replace("-", "_")}" {{\n  source = "./modules/{module.name}"\n\n{arguments}\n}}'


def _inputs(variables: tuple[Variable, ...]) -> str:
    rows = [(f"`{each.name}`", each.description, _code(each.type), _default(each)) for each in variables]
    return _table(("Name", "Description", "Type", "Default"), rows)


def _outputs(outputs: tuple[Output, ...]) -> str:
    return _table(("Name", "Description"), [(f"`{each.name}`", each.description) for each in outputs])


def _default(variable: Variable) -> str:
    return "required" if variable.default is None else _code(variable.default)


def _code(hcl: str) -> str:
    """One line as code; several keep their form, as far as a table lets them."""
    if "\n" not in hcl:
        return f"`{hcl}`"
    return f"<pre>{hcl.replace(chr(10), '<br>').replace('  ', '&nbsp;&nbsp;')}</pre>"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
