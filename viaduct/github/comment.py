"""One comment on a pull request, written anew by every run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from github import GithubException

from viaduct.github.job import explained

if TYPE_CHECKING:
    from github.IssueComment import IssueComment
    from github.Repository import Repository

    from viaduct.github.job import Job

PERMISSION = "pull-requests: write"

_ACTIONS = "github-actions[bot]"
_NOT_FOUND = 404
_NO_PERSON = 403


def comment(job: Job, body: str) -> str:
    """Put ``body`` in the place of the comment that begins with the same line, or below all others; its URL.

    Only a comment of the same author is taken for it: nobody else can have theirs updated, and so believed.

    Raises:
        UsageError: the job runs for no pull request.
        GithubError: GitHub refused, or can't be reached.
    """
    number = job.pull_request
    with explained(f"could not comment on #{number}", PERMISSION):
        repository = job.connect()
        return (_updated(repository, number, body) or _new(repository, number, body)).html_url


def _updated(repository: Repository, number: int, body: str) -> IssueComment | None:
    """None if there is no such comment, or it has gone by the time it is written."""
    marker, author = body.partition("\n")[0], _author(repository)
    for found in repository.get_issue(number).get_comments():
        if found.user and found.user.login == author and found.body.startswith(marker):
            try:
                found.edit(body)
            except GithubException as error:
                if error.status != _NOT_FOUND:
                    raise
                return None
            return found
    return None


def _new(repository: Repository, number: int, body: str) -> IssueComment:
    return repository.get_issue(number).create_comment(body)


def _author(repository: Repository) -> str:
    """Who comments with this token. The token of a job belongs to no person, and may not ask."""
    try:
        asked = repository.requester.requestJsonAndCheck("GET", "/user")[1]
    except GithubException as error:
        if error.status != _NO_PERSON:
            raise
        return _ACTIONS
    return str(asked["login"])
