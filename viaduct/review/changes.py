"""What a review is about: typed changes, all text free of secrets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from viaduct.review.masked import Absent, AfterApply, Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.planning.lack import Lack
    from viaduct.review.network.openings import Opening
    from viaduct.review.pipelines import Pipeline
    from viaduct.review.policies.permissions import PermissionChange, Unjudged


class Action(Enum):
    """What Terraform will do with an object, the worst first."""

    destroy = "destroy"
    replace = "replace"
    forget = "forget"
    update = "update"
    create = "create"
    nothing = "nothing"


@dataclass(frozen=True)
class Known:
    """A value that may be shown; ``items`` are those of a list."""

    text: str
    items: tuple[str, ...] = ()


Shown = Known | Secret | AfterApply | Absent


@dataclass(frozen=True)
class Attribute:
    """An attribute that changes; ``forces`` says that it can't change in place, so the object is replaced."""

    path: str
    before: Shown
    after: Shown
    forces: bool = False

    @property
    def in_plain(self) -> bool:
        """Whether it gets what looks like a secret, and is not marked as sensitive."""
        return isinstance(self.after, Secret) and self.after.in_plain


@dataclass(frozen=True)
class ResourceChange:
    """What happens to one object. ``holds`` is what is lost with it, empty for what holds nothing."""

    address: str
    type: str
    action: Action
    attributes: tuple[Attribute, ...] = ()
    reason: str = ""
    create_first: bool = False
    previous_address: str | None = None
    import_id: str | None = None
    deposed: str | None = None
    holds: str = ""

    @property
    def forced_by(self) -> tuple[str, ...]:
        """The attributes because of which the object is replaced."""
        return tuple(each.path for each in self.attributes if each.forces)

    @property
    def loses(self) -> bool:
        """Whether something is lost that Terraform can't make again."""
        return bool(self.holds) and self.action in (Action.destroy, Action.replace)


@dataclass(frozen=True)
class Output:
    """An output that changes."""

    name: str
    action: Action
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True)
class Drift:
    """An object that someone else has changed since the last apply, or destroyed.

    ``mended`` says that the plan acts on the object; otherwise it is left as it is now.
    """

    address: str
    type: str
    action: Action
    attributes: tuple[Attribute, ...]
    mended: bool


@dataclass(frozen=True)
class Stack:
    """What a plan does to one stack; everything worst first."""

    name: str
    resources: tuple[ResourceChange, ...] = ()
    drift: tuple[Drift, ...] = ()
    outputs: tuple[Output, ...] = ()
    permissions: tuple[PermissionChange, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    openings: tuple[Opening, ...] = ()
    pipelines: tuple[Pipeline, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.resources or self.drift or self.outputs)

    @property
    def secrets_in_plain(self) -> tuple[tuple[str, Attribute], ...]:
        """The addresses and attributes of what looks like a secret in plain, ``output.NAME`` for outputs."""
        places = [(each.address, each.attributes) for each in self.resources]
        places += [(f"output.{each.name}", each.attributes) for each in self.outputs]
        return tuple((where, each) for where, attributes in places for each in attributes if each.in_plain)

    def count(self, action: Action) -> int:
        """How many objects have this action."""
        return sum(each.action is action for each in self.resources)


class Why(Enum):
    """Why there is no plan of a stack, the worst first."""

    failed = "failed"
    waits = "waits"
    left = "left"
    applied = "applied"


@dataclass(frozen=True)
class Unplanned:
    """A stack without a plan: what it waits for to be applied, or what it was left for want of, in our own words."""

    stack: str
    why: Why
    waits_for: tuple[str, ...] = ()
    lacks: Lack | None = None


@dataclass(frozen=True)
class Review:
    """The plans of some stacks, by name, and the stacks that belong to them and have none, the worst first."""

    stacks: tuple[Stack, ...]
    unplanned: tuple[Unplanned, ...] = ()

    @property
    def changed(self) -> tuple[Stack, ...]:
        """The stacks that there is something to tell of, the worst first."""
        return tuple(sorted((stack for stack in self.stacks if stack.changed), key=_badness))

    @property
    def unchanged(self) -> tuple[Stack, ...]:
        """The others."""
        return tuple(stack for stack in self.stacks if not stack.changed)

    def without_plan(self, *whys: Why) -> int:
        """How many stacks have none for one of these reasons."""
        return sum(each.why in whys for each in self.unplanned)

    def resources(self) -> Iterator[tuple[Stack, ResourceChange]]:
        """Every resource that changes, with its stack."""
        return ((stack, each) for stack in self.changed for each in stack.resources)

    def count(self, action: Action) -> int:
        """How many objects have this action."""
        return sum(stack.count(action) for stack in self.stacks)


def _badness(stack: Stack) -> tuple[int, ...]:
    losses = sum(each.loses for each in stack.resources)
    reaching = sum(each.far for each in stack.permissions)
    open_to_all = sum(each.internet for each in stack.openings)
    return (
        -losses,
        -reaching - open_to_all,
        -sum(each.widens for each in stack.permissions),
        *(-stack.count(action) for action in Action if action is not Action.nothing),
    )
