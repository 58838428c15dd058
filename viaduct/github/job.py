"""The job that this process runs in, as its environment tells it.

Source: https://docs.github.com/en/actions/reference/workflows-and-actions/variables
"""

from __future__ import annotations

import json
import logging
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import requests
from github import Auth, Github, GithubException
from github.GithubRetry import GithubRetry

from viaduct.errors import GithubError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from github.Repository import Repository

ATTEMPTS = 4
SECONDS = 20

# What makes something might have made it already.
_SAFE = ("GET", "PATCH")
_TOKEN, _REPOSITORY, _API = "GITHUB_TOKEN", "GITHUB_REPOSITORY", "GITHUB_API_URL"
_COMMIT, _BRANCH, _EVENT = "GITHUB_SHA", "GITHUB_REF_NAME", "GITHUB_EVENT_PATH"
_VARIABLES = (_TOKEN, _REPOSITORY, _API, _COMMIT, _BRANCH, _EVENT)


@dataclass(frozen=True)
class Job:
    """A repository (``owner/name``) on the GitHub behind ``api``, reached with ``token``.

    The job runs at ``commit``, the newest of ``branch`` or of a pull request. ``pauses`` are the seconds to wait before
    GitHub is asked again for what it may not know yet.
    """

    token: str
    repository: str
    api: str
    commit: str
    branch: str
    event: Path
    pauses: tuple[float, ...] = (5, 10, 20)

    @property
    def pull_request(self) -> int:
        """The number of the pull request that the job runs for.

        Raises:
            UsageError: it runs for something else.
        """
        try:
            number = json.loads(self.event.read_text(encoding="utf-8"))["pull_request"]["number"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError("this job runs for no pull request, so there is nothing to comment on") from error
        return int(number)

    def connect(self) -> Repository:
        """The repository; nothing is asked of GitHub yet. What it can't do at the moment is tried again."""
        # It logs what is then raised, and what is meant to be refused.
        logging.getLogger("github").setLevel(logging.CRITICAL + 1)
        github = Github(
            auth=Auth.Token(self.token),
            base_url=self.api,
            timeout=SECONDS,
            retry=GithubRetry(total=ATTEMPTS, backoff_factor=0.5, allowed_methods=_SAFE),
            seconds_between_requests=None,
            seconds_between_writes=None,
            lazy=True,
        )
        return github.get_repo(self.repository)


def job_of(environment: Mapping[str, str]) -> Job:
    """The job, from its environment.

    Raises:
        UsageError: this is no job of GitHub Actions, or it was given no token.
    """
    if missing := [name for name in _VARIABLES if not environment.get(name)]:
        told = f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not set"
        raise UsageError(f"this is for a job of GitHub Actions with `env: {{{_TOKEN}: ...}}` at its step: {told}")
    token, repository, api, commit, branch, event = (environment[name] for name in _VARIABLES)
    return Job(token, repository, api, commit, branch, Path(event))


@contextmanager
def explained(doing: str, permission: str) -> Iterator[None]:
    """Turn GitHub's refusals into a person's words; ``permission`` is what the job's token needs for it.

    Raises:
        GithubError: GitHub refused, or can't be reached.
    """
    try:
        yield
    except GithubException as error:
        said = error.data.get("message") if isinstance(error.data, dict) else None
        told = f"GitHub says {error.status}" + (f": {said}" if said else "")
        fix = f"; the job needs `permissions: {{{permission}}}`" if error.status in {401, 403, 404} else ""
        raise GithubError(f"{doing}: {told}{fix}") from error
    except requests.RequestException as error:
        raise GithubError(f"{doing}: GitHub can't be reached ({type(error).__name__})") from error
