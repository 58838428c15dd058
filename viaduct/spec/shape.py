"""Following a path of pydantic's through the model: what stands there, and what people may write there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from viaduct.spec.model import System

if TYPE_CHECKING:
    from viaduct.spec.finding import Path

KEY = "[key]"


@dataclass(frozen=True)
class Spot:
    """A place in the model: its path in the file, its type, and its type's description."""

    path: Path
    type: Any
    description: str
    at_key: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that may stand here, where the place is a mapping of fixed keys."""
        return tuple(self.type.model_fields) if _is_model(self.type) else ()


def spot(loc: Path) -> Spot:
    """The place that an error's ``loc`` names; pydantic mixes the tags of unions into it, which the file lacks."""
    path: list[str | int] = []
    here, description = _unwrap(System)
    parent: Any = None
    for part in loc:
        if part == KEY and get_origin(parent) is Mapping:
            key, description = _unwrap(get_args(parent)[0])
            return Spot(tuple(path), key, description, at_key=True)
        if isinstance(here, tuple):
            here, description = _unwrap(_tagged(here, part))
            continue
        parent = here
        here, description = _below(here, part)
        path.append(part)
    return Spot(tuple(path), here, description)


def _below(here: Any, part: str | int) -> tuple[Any, str]:
    if _is_model(here):
        field = here.model_fields.get(part)
        return _unwrap(field.annotation, field.description or "") if field else (None, "")
    origin, args = get_origin(here), get_args(here)
    if origin is Mapping:
        return _unwrap(args[1])
    if origin is tuple:
        return _unwrap(args[0])
    return None, ""


def _unwrap(annotation: Any, description: str = "") -> tuple[Any, str]:
    """The bare type; a tuple of models stands for a union of them."""
    if get_origin(annotation) is Annotated:
        inner, *extras = get_args(annotation)
        found = next((e.description for e in extras if isinstance(e, FieldInfo) and e.description), "")
        return _unwrap(inner, description or found)
    members = [_untagged(arg) for arg in get_args(annotation) if arg is not type(None)]
    if members and all(_is_model(member) for member in members) and get_origin(annotation) not in {Mapping, tuple}:
        return (tuple(members) if len(members) > 1 else members[0]), description
    if type(None) in get_args(annotation):
        return _unwrap(members[0], description)
    return annotation, description


def _untagged(member: Any) -> Any:
    """A union's member without the tag that pydantic tells it by."""
    bare = get_args(member)[0] if get_origin(member) is Annotated else member
    return bare if _is_model(bare) else member


def _tagged(members: tuple[type[BaseModel], ...], tag: str | int) -> Any:
    return next((m for m in members if tag in get_args(m.model_fields["kind"].annotation)), None)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
