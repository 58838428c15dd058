from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tests.watch.seen import BROKEN, MISSING, NOW, WAITS, WELL
from viaduct.watch import table
from viaduct.watch.terminal import show

if TYPE_CHECKING:
    import pytest

GOLDEN = """\
service  stage                regions                        status              execution  age     who has to act
------------------------------------------------------------------------------------------------------------------
hello                         us-east-1                      not deployed        -          -       who deploys
web                           us-east-1                      InProgress          aaaaaaaa   2 h     -
         Source               us-east-1                      Succeeded           aaaaaaaa   40 min  -
         production-approval  us-east-1                      waits for approval  aaaaaaaa   40 min  approver
         production           us-east-1                      Succeeded           bbbbbbbb   35 min  -
web                           us-east-1                      Failed              aaaaaaaa   2 h     -
         Source               us-east-1                      Succeeded           aaaaaaaa   40 min  -
         production-approval  us-east-1                      Succeeded           aaaaaaaa   40 min  -
         production           us-east-1, eu-west-1 (Failed)  Failed              aaaaaaaa   30 min  developer

hello: not deployed yet in us-east-1: cdktf deploy hello-pipeline

web / production-approval: Release web? Execution aaaaaaaa waits: viaduct approve (or reject) web
    https://example.com/2
    https://us-east-1.console.aws.amazon.com/codesuite/codepipeline/pipelines/demo-web/view?region=us-east-1

web / production: Deploy-eu-west-1 (eu-west-1) failed: the alarm went off
    https://example.com/1
    https://us-east-1.console.aws.amazon.com/codesuite/codepipeline/pipelines/demo-web/executions/aaaaaaaa-0000-0000-0000-000000000000/timeline?region=us-east-1
"""


def test_pipelines_their_stages_and_who_has_to_act_are_one_table() -> None:
    assert "".join(f"{line}\n" for line in table.lines((MISSING, WAITS, BROKEN), NOW)) == GOLDEN


def test_nothing_stands_under_the_table_where_nobody_has_to_act() -> None:
    assert list(table.notes((WELL,))) == []


def test_a_stage_has_the_status_of_a_region_only_where_it_differs() -> None:
    regions = [row[2] for row in table.rows((WELL, BROKEN), NOW) if row[1] == "production"]
    assert regions == ["us-east-1, eu-west-1", "us-east-1, eu-west-1 (Failed)"]


def test_a_terminal_gets_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = io.StringIO()
    show((MISSING, WAITS, BROKEN), NOW, out)
    shown_words = [line.split() for line in out.getvalue().splitlines() if line.strip()]
    plain_words = [line.split() for line in GOLDEN.splitlines() if line.strip() and not line.startswith("---")]
    assert shown_words == plain_words


def test_a_narrow_terminal_leaves_links_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = io.StringIO()
    show((WAITS,), NOW, out)
    assert GOLDEN.splitlines()[17] in out.getvalue().splitlines()
