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
    hub.merge(7, "b" * 40, "d" * 40)
    hub.merge(12, HEAD, COMMIT)
    hub.upload(hub.ran(HEAD), "plans", {"plans.sealed": b"old"})
    last = hub.ran(HEAD)
    hub.upload(last, "review", {"review.html": b"<html>"})
    hub.upload(last, "plans", {"plans.sealed": b"new"})
    hub.upload(hub.ran("b" * 40), "plans", {"plans.sealed": b"of another"})
    found = reviewed(job)
    assert (found.pull_request, found.sealed) == (12, b"new")
    assert found.run.endswith(f"/runs/{last}")


def test_a_pull_request_that_changes_nothing_has_no_plans(hub: Hub, job: Job) -> None:
    hub.merge(12, HEAD, COMMIT)
    hub.ran(HEAD)
    assert reviewed(job).sealed is None


@pytest.mark.parametrize(("conclusion", "told"), [("failure", "failure"), ("cancelled", "cancelled"), (None, "in_p")])
def test_an_older_plan_does_not_stand_in_for_one_that_did_not_succeed(
    conclusion: str | None, told: str, hub: Hub, job: Job
) -> None:
    hub.merge(12, HEAD, COMMIT)
    hub.upload(hub.ran(HEAD), "plans", {"plans.sealed": b"old"})
    hub.ran(HEAD, conclusion)
    with pytest.raises(GithubError, match=rf"the last plan of #12: {told}.*plan\.yml of it again"):
        reviewed(job)


def test_a_run_of_a_fork_is_no_plan_of_this_repository(hub: Hub, job: Job) -> None:
    hub.merge(12, HEAD, COMMIT)
    hub.upload(hub.ran(HEAD, repository="mallory/shop"), "plans", {"plans.sealed": b"of mallory"})
    with pytest.raises(GithubError, match="#12 was never planned at aaaaaaa"):
        reviewed(job)


def test_a_commit_that_came_by_no_pull_request_has_nothing_that_was_reviewed(hub: Hub, job: Job) -> None:
    hub.merge(11, HEAD, "e" * 40)
    with pytest.raises(GithubError, match="ccccccc came by no pull request"):
        reviewed(job)


def test_plans_that_are_kept_no_longer_have_to_be_made_again(hub: Hub, job: Job) -> None:
    hub.merge(12, HEAD, COMMIT)
    hub.upload(hub.ran(HEAD), "plans", {}, expired=True)
    with pytest.raises(GithubError, match=r"the plans of #12 are kept no longer; run plan\.yml of it again"):
        reviewed(job)


def test_outside_a_job_every_variable_that_is_missing_is_named() -> None:
    with pytest.raises(UsageError, match="GITHUB_TOKEN, GITHUB_API_URL, GITHUB_SHA, GITHUB_EVENT_PATH are not set"):
        job_of({"GITHUB_REPOSITORY": "acme/shop", "GITHUB_TOKEN": ""})
