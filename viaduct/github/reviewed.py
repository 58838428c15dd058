"""The plans that were reviewed in the pull request by which a commit came."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import requests

from viaduct.errors import GithubError
from viaduct.github.job import SECONDS, explained

if TYPE_CHECKING:
    from github.Artifact import Artifact
    from github.PullRequest import PullRequest
    from github.Repository import Repository
    from github.WorkflowRun import WorkflowRun

    from viaduct.github.job import Job

WORKFLOW = "plan.yml"
ARTIFACT = "plans"
PERMISSION = "actions: read, pull-requests: read"


@dataclass(frozen=True)
class Reviewed:
    """The run of ``plan.yml`` whose comment was the last one before the merge, and its sealed plans, if it had any."""

    pull_request: int
    run: str
    sealed: bytes | None


def reviewed(job: Job) -> Reviewed:
    """What was planned of the pull request that ``job.commit`` has merged.

    Raises:
        GithubError: it came by no pull request; that was not planned to the end; the plans are gone; or GitHub refused.
    """
    with explained(f"could not find the plans of {_short(job.commit)}", PERMISSION):
        repository = job.connect()
        merged = _merged(repository, job.commit)
        run = _newest(repository, merged)
        artifacts = [each for each in run.get_artifacts() if each.name == ARTIFACT]
        sealed = _content(job, merged, artifacts[0]) if artifacts else None
        return Reviewed(merged.number, run.html_url, sealed)


def _merged(repository: Repository, commit: str) -> PullRequest:
    for found in repository.get_commit(commit).get_pulls():
        if found.merged_at and found.merge_commit_sha == commit:
            return found
    raise GithubError(
        f"{_short(commit)} came by no pull request, so nobody has reviewed a plan of it, and nothing is applied; "
        "apply it by hand (`viaduct plan`, `viaduct apply`), or through a pull request"
    )


def _newest(repository: Repository, merged: PullRequest) -> WorkflowRun:
    """Its last plan, which must have succeeded: an older one is not what the comment shows."""
    asked = {"event": "pull_request", "head_sha": merged.head.sha}
    runs = [
        run
        for run in repository.get_workflow(WORKFLOW).get_runs(**asked)  # type: ignore[arg-type]
        if run.head_repository and run.head_repository.full_name == repository.full_name
    ]
    fix = f"run {WORKFLOW} of it again, read its comment, then run this again"
    if not runs:
        raise GithubError(f"#{merged.number} was never planned at {_short(merged.head.sha)}; {fix}")
    run = max(runs, key=lambda each: each.run_number)
    if run.conclusion != "success":
        raise GithubError(f"the last plan of #{merged.number}: {run.conclusion or run.status} ({run.html_url}); {fix}")
    return run


def _content(job: Job, merged: PullRequest, artifact: Artifact) -> bytes:
    """The one file of an artifact. GitHub answers with a URL elsewhere, which must not get the token."""
    if artifact.expired:
        fix = f"run {WORKFLOW} of it again, read its comment, then run this again"
        raise GithubError(f"the plans of #{merged.number} are kept no longer; {fix}")
    headers = {"Authorization": f"Bearer {job.token}"}
    answer = requests.get(artifact.archive_download_url, headers=headers, timeout=SECONDS)
    if not answer.ok:
        raise GithubError(f"the plans of #{merged.number} can't be fetched: GitHub says {answer.status_code}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        (name,) = archive.namelist()
        return archive.read(name)


def _short(commit: str) -> str:
    return commit[:7]
