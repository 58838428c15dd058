"""Rule V711."""

from __future__ import annotations

from typing import Any

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v711_actions_in_the_role as rule

REGIONS = ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1"]
FULL = {name: {"regions": REGIONS} for name in ("staging", "preview", "live")}


def acting(builds: int = 0, functions: int = 0, **rest: Any) -> dict[str, Any]:
    actions: dict[str, Any] = {f"lint-{number}": {"buildspec": "lint.yml"} for number in range(builds)}
    check = {"kind": "lambda", "function": "check", "stage": "staging"}
    actions |= {f"check-{number}": {**check, "function": f"check-{number}"} for number in range(functions)}
    return {"services": {"web": {"actions": actions}}, **rest}


def test_it_passes_what_leaves_room_for_the_targets() -> None:
    assert found(rule) == []
    assert found(rule, acting(builds=40)) == []
    assert found(rule, acting(builds=5, functions=1, environments=FULL)) == []


def test_it_refuses_too_many_builds_or_functions_in_regions_beside_many_targets() -> None:
    assert found(rule, acting(builds=25, environments=FULL)) == ["services.web.actions"]
    assert found(rule, acting(functions=4, environments=FULL)) == ["services.web.actions"]
