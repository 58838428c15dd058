from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from viaduct.bootstrap import expiry
from viaduct.bootstrap.permissions import CHANGING, LOOKING, action_of

PAGE = (Path(__file__).parents[2] / "docs" / "bootstrap.md").read_text()


@pytest.mark.parametrize(("name", "calls"), [("looking", LOOKING), ("changing", CHANGING)])
def test_the_documented_permissions_are_those_of_the_calls(name: str, calls: dict[str, str]) -> None:
    block = re.search(rf"<!-- {name} -->\n```json\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    actions = [statement["Action"] for statement in json.loads(block[1])["Statement"]]
    listed = {action for entry in actions for action in ([entry] if isinstance(entry, str) else entry)}
    assert listed == set(calls.values())


def test_the_documented_lifecycle_is_the_one_in_force() -> None:
    assert f"the newest {expiry.KEPT_VERSIONS} superseded versions stay" in PAGE
    assert f"any other goes {expiry.KEPT_DAYS} days after" in PAGE
    assert all(f"`{rule['ID']}`" in PAGE for rule in expiry.RULES)


def test_an_operation_without_an_entry_is_called_by_its_own_name() -> None:
    assert action_of("ListObjects") == "ListObjects"
