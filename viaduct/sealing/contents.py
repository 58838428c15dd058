"""What goes into a sealed file, and out of it again: a tar archive of parts of CDKTF's output directory.

    plans/plans.json, saved/, removed/    what ``viaduct plan`` has saved, and ``viaduct apply`` has not applied
    stacks/<stack>/errored.tfstate        what Terraform could not write into the state bucket; of a stack that is
                                          destroyed in removed/<stack>/

What a review reads (``plans/json/``) and what Terraform can fetch anew (``.terraform/``) stays out.
"""

from __future__ import annotations

import re
import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import IO

from viaduct.errors import SealingError, UsageError
from viaduct.planning.saved import ERRORED, INDEX, SavedPlans, Status, errored_removals, errored_states

_PLANS = "plans"
_STACKS = "stacks"
_CARRIED = (INDEX, "saved", "removed")
_LEFT_OUT = ".terraform"
_NOW = (Status.PLANNED, Status.BEGUN)
_LATER = (Status.WAITS, Status.LEFT)
_OWNER_ENTERS = 0o700
_OWNER_READS = 0o600
_NAME = r"(?!\.\.?(?:/|$))[^/]+"
_ALLOWED = re.compile(rf"{_PLANS}/({INDEX}|(saved|removed)(/{_NAME})*)|{_STACKS}/{_NAME}/{re.escape(ERRORED)}")


def worth_carrying(output: Path, *, applicable: bool) -> bool:
    """Whether another job could do anything with what is there; if ``applicable``, whether it could apply it as it is.

    Raises:
        UsageError: there is an index of saved plans that can't be read.
    """
    if errored_states(output, output / _PLANS):
        return True
    plans = SavedPlans(output / _PLANS)
    wanted = _NOW if applicable else (*_NOW, *_LATER)
    return (plans.directory / INDEX).exists() and bool(plans.read().of(*wanted))


def pack(output: Path, into: IO[bytes]) -> None:
    """Write the archive, private to its owner once it is unpacked."""
    with tarfile.open(fileobj=into, mode="w:gz") as archive:
        for name in _CARRIED:
            if (path := output / _PLANS / name).exists():
                archive.add(path, f"{_PLANS}/{name}", filter=_privately)
        for path in (output / _STACKS).glob(f"*/{ERRORED}"):
            archive.add(path, path.relative_to(output).as_posix(), filter=_privately)


def unpack(packed: IO[bytes], output: Path) -> list[Path]:
    """Put everything where it was, in place of the saved plans that are there; the paths of errored states.

    Raises:
        SealingError: it is no archive of this kind.
        UsageError: a state that could not be written is there already, and might be another.
    """
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output, prefix=".unsealed-") as scratch:
        fresh = Path(scratch)
        _extract(packed, fresh)
        states = [output / path.relative_to(fresh) for path in errored_states(fresh, fresh / _PLANS)]
        if there := [path for path in (*states, *errored_removals(output / _PLANS)) if path.exists()]:
            raise UsageError(f"{there[0]} exists already; `viaduct recover` deals with it, or move it away")
        if (fresh / _PLANS).exists():
            shutil.rmtree(output / _PLANS, ignore_errors=True)
            (fresh / _PLANS).rename(output / _PLANS)
        for path in (fresh / _STACKS).glob(f"*/{ERRORED}"):
            target = output / path.relative_to(fresh)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
    return states


def _privately(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    if Path(member.name).name == _LEFT_OUT:
        return None
    member.mode = _OWNER_ENTERS if member.isdir() else _OWNER_READS
    member.uname = member.gname = ""
    member.uid = member.gid = 0
    return member


def _extract(packed: IO[bytes], into: Path) -> None:
    try:
        with tarfile.open(fileobj=packed, mode="r:gz") as archive:
            for member in archive:
                if not _ALLOWED.fullmatch(member.name) or not (member.isdir() or member.isreg()):
                    raise SealingError(f"the sealed file holds {member.name!r}, which Viaduct never seals")
                archive.extract(member, into, filter="data")
                (into / member.name).chmod(_OWNER_ENTERS if member.isdir() else _OWNER_READS)
    except tarfile.TarError as error:
        raise SealingError(f"the sealed file holds no archive of saved plans: {error}") from error
