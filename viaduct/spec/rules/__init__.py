"""The rules: one a file, each with its code, its title, its reason as the docstring, and ``check``."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from viaduct.spec.rules.depends import stands

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from viaduct.spec.finding import Finding, Path
    from viaduct.spec.model import System


class Rule(Protocol):
    """What a module of this package offers.

    Where they differ from the usual, also ``SEVERITY``, ``DEPENDS`` (see ``depends.py``) and ``OWN``: whether the rule
    is about what Viaduct derives by itself, so that no spec can break it.
    """

    CODE: str
    TITLE: str

    @staticmethod
    def check(system: System) -> Iterator[Finding]:
        """What is wrong with the system in the eyes of this rule."""


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    found = sorted(module.name for module in iter_modules(__path__) if module.name.startswith("v"))
    return tuple(cast("Rule", import_module(f"{__name__}.{name}")) for name in found)


def run(system: System, lost: Collection[Path] = ()) -> Iterator[Finding]:
    """What all the rules find; each rule speaks once of a place, however many pipelines lead there.

    Nothing that could be a consequence of ``lost``, the paths that the system lacks or has a stand-in for.
    """
    for rule in all_rules():
        depends = getattr(rule, "DEPENDS", ())
        first: dict[Path, Finding] = {}
        for finding in rule.check(system):
            if stands(finding, depends, lost):
                first.setdefault(finding.path, finding)
        yield from first.values()
