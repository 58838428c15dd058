"""The plans that were reviewed in the pull request by which a commit came.

Whoever may push can have a run of their own look like one of this pull request, and upload what they like. So what is
found here says what was planned; it is for comparing, not for applying.
"""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from viaduct.errors import GithubError
from viaduct.github.job import ATTEMPTS, SECONDS, explained

if TYPE_CHECKING:
    from github.Artifact import Artifact
    from github.PullRequest import PullRequest
    from github.Repository import Repository
    from github.WorkflowRun import WorkflowRun

    from viaduct.github.job import Job

WORKFLOW = "plan.yml"
PLANS = "plans"
NOTHING = "nothing-to-apply"
"""The artifacts of a run of ``plan.yml``, one of them in each attempt, whose number follows after a hyphen."""
PERMISSION = "actions: read, pull-requests: read"

_STUMBLES = (500, 502, 503, 504)
_BY_HAND = "run the workflow `apply` by hand: it plans what is on the branch, shows it, and asks"


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
        merged = _merged(job, repository)
        run = _newest(repository, merged)
        artifacts = {each.name: each for each in run.get_artifacts() if not each.expired}
        if f"{NOTHING}-{run.run_attempt}" in artifacts:
            return Reviewed(merged.number, run.html_url, None)
        plans = artifacts.get(f"{PLANS}-{run.run_attempt}")
        if plans is None:
            raise GithubError(f"the plans of #{merged.number} are gone ({run.html_url}); {_BY_HAND}")
        return Reviewed(merged.number, run.html_url, _content(job, plans))


def _merged(job: Job, repository: Repository) -> PullRequest:
    """GitHub may learn of a merge some moments after the push that it is."""
    for pause in (0, *job.pauses):
        time.sleep(pause)
        for found in repository.get_commit(job.commit).get_pulls():
            if found.merged_at and found.merge_commit_sha == job.commit and found.base.ref == job.branch:
                return found
    raise GithubError(
        f"{_short(job.commit)} came to {job.branch} by no pull request, so nobody has reviewed a plan of it; {_BY_HAND}"
    )


def _newest(repository: Repository, merged: PullRequest) -> WorkflowRun:
    """Its last plan, which must have succeeded: an older one is not what the comment shows."""
    asked = {"event": "pull_request", "head_sha": merged.head.sha}
    runs = [
        run
        for run in repository.get_workflow(WORKFLOW).get_runs(**asked)  # type: ignore[arg-type]
        if run.head_repository and run.head_repository.full_name == repository.full_name
    ]
    if not runs:
        raise GithubError(f"#{merged.number} was never planned at {_short(merged.head.sha)}; {_BY_HAND}")
    run = max(runs, key=lambda each: each.run_number)
    if run.conclusion != "success":
        told = f"the last plan of #{merged.number}: {run.conclusion or run.status} ({run.html_url})"
        raise GithubError(f"{told}; {_BY_HAND}")
    if merged.merged_at and run.run_started_at > merged.merged_at:
        told = f"#{merged.number} was planned again after it was merged ({run.html_url}): nobody has merged that"
        raise GithubError(f"{told}; {_BY_HAND}")
    return run


def _content(job: Job, artifact: Artifact) -> bytes:
    """The one file of an artifact. GitHub answers with a URL elsewhere, which must not get the token."""
    with requests.Session() as session:
        retry = Retry(total=ATTEMPTS, backoff_factor=0.5, status_forcelist=_STUMBLES)
        for scheme in ("https://", "http://"):
            session.mount(scheme, HTTPAdapter(max_retries=retry))
        headers = {"Authorization": f"Bearer {job.token}"}
        answer = session.get(artifact.archive_download_url, headers=headers, timeout=SECONDS)
    if not answer.ok:
        raise GithubError(f"{artifact.name} can't be fetched: GitHub says {answer.status_code}")
    try:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            (name,) = archive.namelist()
            return archive.read(name)
    except (zipfile.BadZipFile, ValueError) as error:
        raise GithubError(f"{artifact.name} is not one file in an archive") from error


def _short(commit: str) -> str:
    return commit[:7]
