"""What remains of a spec that does not fit the model, so that the rules can speak in the same run.

What does not fit is left out, or what is around it; the few values that nothing goes without are stood in for. Every
loss is recorded: ``rules/depends.py`` says which findings can't be a consequence of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_origin

from pydantic import ValidationError

from viaduct.spec.model import System
from viaduct.spec.shape import Spot, spot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viaduct.spec.finding import Path

ROUNDS = 10
GONE = object()
STAND_INS: dict[Path, Any] = {
    ("system",): "a",
    ("home",): {"account": "000000000000", "region": "us-east-1"},
    ("home", "account"): "000000000000",
    ("home", "region"): "us-east-1",
    ("environments",): {"a": {"regions": ["us-east-1"]}},
    ("services",): {"a": {"deploy": {"kind": "sam"}}},
}


@dataclass(frozen=True)
class Salvaged:
    """A system that fits, and the paths that are missing from it or stood in for."""

    system: System
    lost: frozenset[Path]


def salvage(data: object, doubtful: Iterable[Path]) -> Salvaged | None:
    """What fits of the data, without what is at the doubtful paths; ``None`` where nothing does."""
    tree: Any = deepcopy(data)
    for path in doubtful:
        if not path:
            return None
        _put(tree, path, GONE)
    lost: set[Path] = set()
    for _ in range(ROUNDS):
        try:
            return Salvaged(System.model_validate(tree), frozenset(lost))
        except ValidationError as error:
            errors = error.errors(include_url=False, include_context=False, include_input=False)
        for each in errors:
            lost |= _absent_beside(tree, each["loc"]) if each["type"] == "extra_forbidden" else set()
            lost.add(_left_out(tree, each["loc"]))
        if () in lost:
            return None
        tree = _swept(tree)
    return None


def _left_out(tree: Any, loc: Path) -> Path:
    """Leave out the place, or the nearest around it that the model does without; the path of what is lost then."""
    while loc:
        at, around = spot(loc), spot(loc[:-1])
        if at.path in STAND_INS:
            _put(tree, at.path, deepcopy(STAND_INS[at.path]))
            return at.path
        if at.at_key or (at.path != around.path and _spares(around, at.path[-1])):
            _put(tree, at.path, GONE)
            # Of a list that lost an item, the other indices would be wrong.
            return around.path if get_origin(around.type) is tuple else at.path
        loc = loc[:-1]
    return ()


def _spares(around: Spot, key: str | int) -> bool:
    if get_origin(around.type) in {Mapping, tuple}:
        return True
    field = around.type.model_fields.get(key) if around.keys else None
    return field is None or not field.is_required()


def _absent_beside(tree: Any, loc: Path) -> set[Path]:
    """The optional keys that an unknown key may have been meant for."""
    around = spot(loc[:-1])
    written = _container(tree, around.path) or {}
    return {(*around.path, key) for key in around.keys if key not in written}


def _put(tree: Any, path: Path, value: object) -> None:
    container = _container(tree, path[:-1])
    if container is not None:
        container[path[-1]] = value


def _container(tree: Any, path: Path) -> Any:
    """The mapping or list at the path; ``None`` where it is gone already."""
    for part in path:
        tree = tree[part] if isinstance(tree, dict | list) else None  # type: ignore[index]
    return tree if isinstance(tree, dict | list) else None


def _swept(tree: Any) -> Any:
    match tree:
        case dict():
            return {key: _swept(value) for key, value in tree.items() if value is not GONE}
        case list():
            return [_swept(value) for value in tree if value is not GONE]
        case _:
            return tree
