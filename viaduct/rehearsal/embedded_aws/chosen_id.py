"""The one door that AWS does not have: whoever makes a thing with the tag ``TAG`` chooses its id.

AWS draws ids at random, and so does moto 5.2.5. What a spec names as existing must have the id of the spec. The
value of the tag is the id of a VPC, a subnet or a security group, or the ARN of a certificate; the tag stays on the
thing and says that nobody but the rehearsal made it.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

TAG = "viaduct:rehearsal:id"

_CHOSEN: ContextVar[str | None] = ContextVar("chosen id", default=None)


@contextmanager
def chosen(tags: Mapping[str, str]) -> Iterator[None]:
    """Let the one thing that is made in the block have the id that its ``tags`` name, if they do."""
    token = _CHOSEN.set(tags.get(TAG))
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def let_choose(module: ModuleType, name: str, prefix: str = "") -> None:
    """Make the generator of ids ``module.name`` give a chosen id where there is one that starts like its own.

    What is made may bring something else along: a VPC has a security group from the start.
    """
    drawn: Callable[..., str] = getattr(module, name)

    def chosen_or_drawn(*arguments: Any) -> str:
        choice = _CHOSEN.get()
        return choice if choice and choice.startswith(prefix) else drawn(*arguments)

    setattr(module, name, chosen_or_drawn)
