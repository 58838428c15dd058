from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.watch.seen import NOW, ago, execution
from viaduct.errors import UsageError
from viaduct.watch import words
from viaduct.watch.history import execution as read
from viaduct.watch.history import trigger
from viaduct.watch.past import lines


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (timedelta(seconds=-3), "0 s"),
        (timedelta(seconds=59.9), "59 s"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=47), "1 d"),
        (timedelta(hours=3, minutes=59), "3 h"),
    ],
)
def test_a_length_of_time_has_one_unit(time: timedelta, said: str) -> None:
    assert words.length(time) == said


def test_a_duration_needs_its_unit() -> None:
    assert [words.parsed(text, "--timeout").total_seconds() for text in ("90s", "15m", "2h", "1d")] == [
        90,
        900,
        7200,
        86400,
    ]
    for wrong in ("", "5", "m", "-1s", "1w", "1h30m"):
        with pytest.raises(UsageError, match="--timeout: got"):
            words.parsed(wrong, "--timeout")


@pytest.mark.parametrize(
    ("kind", "detail", "said"),
    [
        ("StartPipelineExecution", "arn:aws:sts::111111111111:assumed-role/Release/anna", "started by anna"),
        ("StartPipelineExecution", "arn:aws:iam::111111111111:root", "started by root"),
        ("WebhookV2", "{}", "push"),
        ("SomethingNew", "", "SomethingNew"),
        ("", "", ""),
    ],
)
def test_a_trigger_is_told_in_words(kind: str, detail: str, said: str) -> None:
    assert trigger({"triggerType": kind, "triggerDetail": detail}) == said


@pytest.mark.parametrize(
    ("summary", "message"),
    [
        ('{"ProviderType": "GitHub", "CommitMessage": "Fix it\\n\\nAt last."}', "Fix it"),
        ("Edited README.md", "Edited README.md"),
        ("42", "42"),
        ("", ""),
    ],
)
def test_a_commit_message_is_its_first_line(summary: str, message: str) -> None:
    revision = {"actionName": "Source", "revisionId": "abc", "revisionSummary": summary}
    given: dict[str, Any] = {
        "pipelineExecutionId": "1",
        "status": "Succeeded",
        "startTime": NOW,
        "lastUpdateTime": NOW,
        "sourceRevisions": [revision],
    }
    assert read(given).revisions[0].message == message


def test_the_past_is_a_table_in_which_what_runs_has_run_until_now() -> None:
    done = execution(status="Succeeded")
    assert list(lines([execution(), done], ago(minutes=-60))) == [
        "execution  status      trigger  commit    started               duration  message",
        "-----------------------------------------------------------------------------------------",
        "aaaaaaaa   InProgress  push     01234567  2026-03-01 07:30 UTC  3 h       Sell more shoes",
        "aaaaaaaa   Succeeded   push     01234567  2026-03-01 07:30 UTC  1 h       Sell more shoes",
    ]
