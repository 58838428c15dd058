from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.github.conftest import COMMIT
from viaduct.errors import GithubError, UsageError
from viaduct.github.job import job_of
from viaduct.github.reviewed import reviewed

if TYPE_CHECKING:
    from tests.github.fake import Hub
    from viaduct.github.job import Job

HEAD = "a" * 40


def test_the_plans_are_those_of_the_last_run_of_the_merged_pull_request(hub: Hub, job: Job) -> None:
    hub.upload(hub.ran(HEAD), "plans-1", {"plans.sealed": b"old"})
    last = hub.ran(HEAD)
    hub.upload(last, "review-1", {"review.html": b"<html>"})
    hub.upload(last, "plans-1", {"plans.sealed": b"new"})
    hub.upload(hub.ran("b" * 40), "plans-1", {"plans.sealed": b"of another"})
    hub.merge(7, "b" * 40, "d" * 40)
    hub.merge(12, HEAD, COMMIT)
    found = reviewed(job)
    assert (found.pull_request, found.sealed) == (12, b"new")
    assert found.run.endswith(f"/runs/{last}")


def test_the_plans_are_those_of_the_last_attempt(hub: Hub, job: Job) -> None:
    run = hub.ran(HEAD)
    hub.upload(run, "plans-1", {"plans.sealed": b"old"})
    hub.repeat(run)
    hub.upload(run, "plans-2", {"plans.sealed": b"new"})
    hub.merge(12, HEAD, COMMIT)
    assert reviewed(job).sealed == b"new"


def test_a_pull_request_that_changes_nothing_says_so(hub: Hub, job: Job) -> None:
    hub.upload(hub.ran(HEAD), "nothing-to-apply-1", {"plans.json": b"{}"})
    hub.merge(12, HEAD, COMMIT)
    assert reviewed(job).sealed is None


@pytest.mark.parametrize("artifact", [None, "plans-1"])
def test_plans_that_are_gone_are_not_taken_for_nothing_to_apply(artifact: str | None, hub: Hub, job: Job) -> None:
    run = hub.ran(HEAD)
    if artifact:
        hub.upload(run, artifact, {}, expired=True)
    hub.merge(12, HEAD, COMMIT)
    with pytest.raises(GithubError, match=r"the plans of #12 are gone .*run the workflow `apply` by hand"):
        reviewed(job)


@pytest.mark.parametrize(("conclusion", "told"), [("failure", "failure"), ("cancelled", "cancelled"), (None, "in_p")])
def test_an_older_plan_does_not_stand_in_for_one_that_did_not_succeed(
    conclusion: str | None, told: str, hub: Hub, job: Job
) -> None:
    hub.upload(hub.ran(HEAD), "plans-1", {"plans.sealed": b"old"})
    hub.ran(HEAD, conclusion)
    hub.merge(12, HEAD, COMMIT)
    with pytest.raises(GithubError, match=rf"the last plan of #12: {told}"):
        reviewed(job)


def test_a_plan_that_was_made_after_the_merge_is_not_what_was_merged(hub: Hub, job: Job) -> None:
    run = hub.ran(HEAD)
    hub.merge(12, HEAD, COMMIT)
    hub.repeat(run)
    hub.upload(run, "plans-2", {"plans.sealed": b"of an old commit"})
    with pytest.raises(GithubError, match="#12 was planned again after it was merged"):
        reviewed(job)


def test_a_run_of_a_fork_is_no_plan_of_this_repository(hub: Hub, job: Job) -> None:
    hub.upload(hub.ran(HEAD, repository="mallory/shop"), "plans-1", {"plans.sealed": b"of mallory"})
    hub.merge(12, HEAD, COMMIT)
    with pytest.raises(GithubError, match="#12 was never planned at aaaaaaa"):
        reviewed(job)


def test_a_commit_that_came_by_no_pull_request_has_nothing_that_was_reviewed(hub: Hub, job: Job) -> None:
    hub.merge(11, HEAD, "e" * 40)
    hub.merge(12, HEAD, COMMIT, base="release")
    with pytest.raises(GithubError, match="ccccccc came to main by no pull request"):
        reviewed(job)
    assert len([asked for asked in hub.asked if asked.endswith("/pulls")]) == 2


def test_what_is_no_archive_is_told(hub: Hub, job: Job) -> None:
    run = hub.ran(HEAD)
    hub.upload(run, "plans-1", {"plans.sealed": b"1", "another": b"2"})
    hub.merge(12, HEAD, COMMIT)
    with pytest.raises(GithubError, match="plans-1 is not one file in an archive"):
        reviewed(job)
    hub.artifacts[run][0]["zip"] = b"<html>"
    with pytest.raises(GithubError, match="plans-1 is not one file in an archive"):
        reviewed(job)


def test_outside_a_job_every_variable_that_is_missing_is_named() -> None:
    with pytest.raises(
        UsageError, match="GITHUB_TOKEN, GITHUB_API_URL, GITHUB_SHA, GITHUB_REF_NAME, GITHUB_EVENT_PATH"
    ):
        job_of({"GITHUB_REPOSITORY": "acme/shop", "GITHUB_TOKEN": ""})
