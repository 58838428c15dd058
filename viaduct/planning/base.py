"""The revision that a change is compared with: its code and its spec, in a work tree of their own."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FETCH = "fetch it first (actions/checkout: fetch-depth: 0)"


@dataclass(frozen=True)
class Base:
    """A revision's program and spec, where they lie for now; ``commit`` is its whole hash."""

    commit: str
    program: Path
    spec: Path


@contextmanager
def checked_out(ref: str, program: Path, spec: Path, directory: Path) -> Iterator[Base]:
    """The program and the spec as they were where this branch left ``ref``; ``directory`` must not exist yet.

    What others have put on ``ref`` since is not this change's doing.

    Raises:
        UsageError: no git repository, no such revision, or the spec is not in the repository.
    """
    top = _top(program)
    places = [_inside(path, top) for path in (program, spec)]
    commit = _merge_base(top, ref)
    _git(top, "worktree", "add", "--quiet", "--detach", str(directory), commit)
    try:
        yield Base(commit, *(directory / place for place in places))
    finally:
        _git(top, "worktree", "remove", "--force", str(directory))


def _top(program: Path) -> Path:
    try:
        return program.parent / _git(program.parent, "rev-parse", "--show-cdup")
    except UsageError as error:
        raise UsageError(f"--base needs the git repository of {program}: {error}") from error


def _inside(path: Path, top: Path) -> Path:
    try:
        return path.resolve().relative_to(top.resolve())
    except ValueError:
        raise UsageError(f"{path} is not in the repository {top.resolve()}, so --base has none of it") from None


def _merge_base(top: Path, ref: str) -> str:
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except UsageError as error:
        raise UsageError(f"--base {ref}: there is no such revision here; {_FETCH}") from error
    try:
        return _git(top, "merge-base", commit, "HEAD")
    except UsageError as error:
        raise UsageError(f"--base {ref}: its common history with this branch is not here; {_FETCH}") from error


def _git(directory: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=directory, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UsageError(done.stderr.strip() or f"git {arguments[0]} failed")
    return done.stdout.strip()
