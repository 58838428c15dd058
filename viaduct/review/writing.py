"""Where a review goes: standard output or a file, a page for a browser, the summary of a step of GitHub Actions."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from viaduct.errors import UsageError
from viaduct.files import write_text_atomically
from viaduct.review.as_json import as_json as json_of
from viaduct.review.html import html as html_of
from viaduct.review.markdown import comment
from viaduct.review.page.compose import page_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viaduct.review.changes import Review
    from viaduct.review.gates import Fired

_VARIABLE = "GITHUB_STEP_SUMMARY"
_MARKER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_URL = re.compile(r"https?://[^\s<>\"'`]+")


@dataclass(frozen=True)
class Written:
    """Where to write: ``out`` instead of standard output, ``html`` and ``summary`` as well, if they are given.

    ``details_at`` is the URL of the whole page, which a comment names that leaves something out.

    Raises:
        UsageError: the marker or the URL would not do in a comment.
    """

    out: Path | None = None
    html: Path | None = None
    summary: Path | None = None
    marker: str = "viaduct-review"
    details_at: str = ""

    def __post_init__(self) -> None:
        if not _MARKER.fullmatch(self.marker) or "--" in self.marker:
            raise UsageError(f"--marker: letters, digits, '.', '_' and '-'; got {self.marker!r}")
        if self.details_at and not _URL.fullmatch(self.details_at):
            raise UsageError(f"--details-at: a URL that begins with https://; got {self.details_at!r}")

    @property
    def elsewhere(self) -> str:
        """Where all of it can be read."""
        if self.details_at:
            return f"all of it is at <{self.details_at}>"
        return "`viaduct review --html` writes all of it"


def summary_file(environment: Mapping[str, str]) -> Path:
    """The file whose content GitHub shows as the summary of the step.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary

    Raises:
        UsageError: this is no step of GitHub Actions.
    """
    if not environment.get(_VARIABLE):
        raise UsageError(f"--step-summary is for a step of GitHub Actions, which sets {_VARIABLE}; it is not set here")
    return Path(environment[_VARIABLE])


def write(review: Review, fired: Sequence[Fired], where: Written, stream: TextIO, *, as_json: bool = False) -> str:
    """Write a review everywhere; the comment.

    Raises:
        UsageError: a file can't be written.
    """
    page = page_of(review, fired, where.elsewhere)
    text = comment(page, where.marker)
    if where.html:
        write_text_atomically(where.html, html_of(page))
    if where.summary:
        _append(where.summary, text)
    answer = json.dumps(json_of(review, fired), indent=2) + "\n" if as_json else text
    if where.out:
        write_text_atomically(where.out, answer)
    else:
        stream.write(answer)
    return text


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror or error}") from error
