"""Rule V317."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v317_one_answer_to_failure as rule


def staging(**settings: object) -> dict[str, object]:
    return {"environments": {"staging": settings}}


def test_it_passes_a_rollback_and_a_retry() -> None:
    assert found(rule, staging(on_failure={"result": "rollback"})) == []
    assert found(rule, staging(on_failure={"retry": "failed-actions"})) == []


def test_it_refuses_both_and_neither() -> None:
    both = {"result": "rollback", "retry": "all-actions"}
    assert found(rule, staging(on_failure=both)) == ["environments.staging.on_failure"]
    assert found(rule, staging(on_failure={})) == ["environments.staging.on_failure"]
