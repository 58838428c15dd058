"""What changes in who may do what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viaduct.review.policies.grants import Grant
    from viaduct.review.policies.sources import Kind


@dataclass(frozen=True)
class Difference:
    """A grant that came or went, and how far it reaches.

    ``accounts`` are those other than the plan's own; ``public`` is anyone at all; ``everything`` all that there is to
    do, or the means to get it.
    """

    grant: Grant
    public: bool = False
    accounts: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True)
class PermissionChange:
    """What becomes allowed or forbidden to one holder, or at one thing.

    ``wider`` is what may be done now and could not before (allowed now, or not denied any more), ``narrower`` the
    reverse. ``attached`` and ``detached`` are managed policies; ``unbounded`` says that a boundary is gone or changed.
    ``new`` holders had no policy before, ``gone`` ones have none after.
    """

    holder: str
    noun: str
    kind: Kind
    addresses: tuple[str, ...]
    wider: tuple[Difference, ...] = ()
    narrower: tuple[Difference, ...] = ()
    attached: tuple[str, ...] = ()
    detached: tuple[str, ...] = ()
    unbounded: str = ""
    new: bool = False
    gone: bool = False

    @property
    def widens(self) -> bool:
        """Whether anything may be done that could not be done before."""
        return bool(self.wider or self.attached or self.unbounded)

    @property
    def narrows(self) -> bool:
        """Whether anything may not be done any more."""
        return bool(self.narrower or self.detached)

    @property
    def public(self) -> bool:
        """Whether anyone at all may do something new."""
        return any(each.public for each in self.wider)

    @property
    def accounts(self) -> tuple[str, ...]:
        """The other accounts that may do something new."""
        return tuple(sorted({account for each in self.wider for account in each.accounts}))

    @property
    def far(self) -> bool:
        """Whether it is too much to give to anybody without a look."""
        return self.public or self.everything or bool(self.accounts)

    @property
    def everything(self) -> bool:
        """Whether someone may now do everything."""
        return any(each.everything for each in self.wider) or any(map(_is_administrator, self.attached))


@dataclass(frozen=True)
class Unjudged:
    """A policy that changes and can't be judged, and why."""

    address: str
    attribute: str
    why: str


_ADMINISTRATORS = ("policy/AdministratorAccess", "policy/IAMFullAccess", "policy/PowerUserAccess")


def _is_administrator(arn: str) -> bool:
    return arn.endswith(_ADMINISTRATORS)
