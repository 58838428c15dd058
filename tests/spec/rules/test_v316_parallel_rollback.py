"""Rule V316."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, SAM, found
from viaduct.spec.rules import v316_parallel_rollback as rule


def spec(mode: str, **settings: object) -> dict[str, object]:
    return {"environments": {"staging": settings}, "services": {"web": {**SAM, "execution_mode": mode}}}


def test_it_passes_a_rollback_of_queued_releases_and_a_failure_of_parallel_ones() -> None:
    assert found(rule, spec("queued", on_failure={"result": "rollback"}, on_success={"alarms": ["errors"]})) == []
    assert found(rule, spec("parallel", on_failure={"retry": "all-actions"}, on_success={"alarms": ["errors"]})) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_a_rollback_of_parallel_releases() -> None:
    gate = {"alarms": ["errors"], "result": "rollback"}
    assert found(rule, spec("parallel", on_failure={"result": "rollback"})) == ["services.web.execution_mode"]
    assert found(rule, spec("parallel", on_success=gate)) == ["services.web.execution_mode"]
