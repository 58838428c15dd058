from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from viaduct.errors import GithubError, UsageError
from viaduct.github.comment import comment

if TYPE_CHECKING:
    from tests.github.fake import Hub
    from viaduct.github.job import Job

MARKER = "<!-- viaduct-review -->"


def bodies(hub: Hub) -> list[str]:
    return [each["body"] for each in hub.comments.get(12, [])]


def test_the_first_run_comments_and_the_next_one_updates_that_comment(hub: Hub, job: Job) -> None:
    hub.say(12, "Looks good", "octocat")
    first = comment(job, f"{MARKER}\none to create")
    assert comment(job, f"{MARKER}\nnothing") == first
    assert bodies(hub) == ["Looks good", f"{MARKER}\nnothing"]


def test_its_comment_is_found_below_a_hundred_others(hub: Hub, job: Job) -> None:
    for number in range(100):
        hub.say(12, f"remark {number}", "octocat")
    comment(job, f"{MARKER}\nold")
    comment(job, f"{MARKER}\nnew")
    assert bodies(hub)[100:] == [f"{MARKER}\nnew"]


def test_a_comment_of_somebody_else_that_looks_like_it_is_left_alone(hub: Hub, job: Job) -> None:
    hub.say(12, f"{MARKER}\nnothing changes, merge it", "mallory")
    comment(job, f"{MARKER}\ndestroys a bucket")
    assert bodies(hub) == [f"{MARKER}\nnothing changes, merge it", f"{MARKER}\ndestroys a bucket"]


def test_comments_of_two_systems_live_side_by_side(hub: Hub, job: Job) -> None:
    for system in ("shop", "bank", "shop"):
        comment(job, f"<!-- {system} -->\n{system}")
    assert bodies(hub) == ["<!-- shop -->\nshop", "<!-- bank -->\nbank"]


def test_a_token_of_a_person_updates_the_comment_of_that_person(hub: Hub, job: Job) -> None:
    hub.login = "octocat"
    comment(job, f"{MARKER}\nold")
    comment(job, f"{MARKER}\nnew")
    assert bodies(hub) == [f"{MARKER}\nnew"]


def test_a_comment_that_goes_while_it_is_written_is_made_anew(hub: Hub, job: Job) -> None:
    comment(job, f"{MARKER}\nold")
    hub.refusals.append(("PATCH", 404))
    comment(job, f"{MARKER}\nnew")
    assert bodies(hub) == [f"{MARKER}\nold", f"{MARKER}\nnew"]


def test_a_comment_of_somebody_who_has_left_is_passed_over(hub: Hub, job: Job) -> None:
    hub.say(12, f"{MARKER}\nold", "ghost")["user"] = None
    comment(job, f"{MARKER}\nnew")
    assert bodies(hub) == [f"{MARKER}\nold", f"{MARKER}\nnew"]


def test_a_comment_that_may_have_been_made_is_not_made_twice(hub: Hub, job: Job) -> None:
    hub.refusals.append(("POST", 502))
    with pytest.raises(GithubError, match="GitHub says 502"):
        comment(job, MARKER)
    assert len([asked for asked in hub.asked if asked.startswith("POST")]) == 1


def test_nothing_is_logged_of_what_github_refuses_as_it_should(job: Job, capfd: pytest.CaptureFixture[str]) -> None:
    comment(job, MARKER)
    assert capfd.readouterr().err == ""


def test_a_github_that_stumbles_is_asked_again(hub: Hub, job: Job) -> None:
    comment(job, f"{MARKER}\nold")
    hub.refusals += [("GET", 502), ("PATCH", 503)]
    comment(job, f"{MARKER}\nnew")
    assert bodies(hub) == [f"{MARKER}\nnew"]


def test_a_token_that_may_not_comment_is_told_what_it_needs(hub: Hub, job: Job) -> None:
    hub.refusals.append(("POST", 403))
    with pytest.raises(GithubError, match=r"#12: GitHub says 403: Resource .*`permissions: \{pull-requests: write\}`"):
        comment(job, MARKER)


def test_a_token_that_github_does_not_know_is_told(job: Job) -> None:
    with pytest.raises(GithubError, match="GitHub says 401: Bad credentials"):
        comment(replace(job, token="another"), MARKER)


@pytest.mark.thorough
def test_a_github_that_is_not_there_is_told(job: Job) -> None:
    with pytest.raises(GithubError, match="can't be reached"):
        comment(replace(job, api="http://127.0.0.1:9"), MARKER)


def test_a_job_for_a_push_has_nothing_to_comment_on(job: Job) -> None:
    job.event.write_text('{"ref": "refs/heads/main"}')
    with pytest.raises(UsageError, match="no pull request"):
        comment(job, MARKER)
