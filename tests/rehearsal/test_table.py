from __future__ import annotations

from viaduct.rehearsal.drift import Change
from viaduct.rehearsal.results import Report, StackResult
from viaduct.rehearsal.table import details, render_table

GOOD = StackResult("artifacts-us-east-1", 16, 71.6, applied=True, changes=(), destroyed=True)
RESTLESS = StackResult("web", 3, 9.2, applied=True, changes=(Change("aws_x.a", "update", ("tags.b",)),), destroyed=True)
STOPPED = StackResult("late", 0, 1.0)


def test_the_table_has_a_line_a_stack_and_a_line_of_totals() -> None:
    assert render_table(Report((GOOD, StackResult("late")), 80.0)) == (
        "stack                resources  seconds  second plan  destroyed\n"
        "---------------------------------------------------------------\n"
        "artifacts-us-east-1         16       72  empty        yes\n"
        "late                         0        0  not applied  no\n"
        "\n"
        "total: 2 stacks, 16 resources, 80 s; 1 applied, 1 second plans empty, 1 destroyed\n"
    )


def test_changes_and_what_is_left_are_told_one_by_one() -> None:
    report = Report((GOOD, RESTLESS), 10.0, left=("role web (us-east-1)",))
    assert "1 to change" in render_table(report)
    assert list(details(report)) == [
        "web: second plan: aws_x.a (update): tags.b",
        "left in AWS: role web (us-east-1)",
    ]


def test_a_report_passes_only_when_everything_is_as_it_should_be() -> None:
    assert Report((GOOD,), 1.0).passed
    assert not Report((GOOD,), 1.0, left=("role",)).passed
    assert not Report((RESTLESS,), 1.0).passed
    assert not Report((STOPPED,), 1.0).passed
