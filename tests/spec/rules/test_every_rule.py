"""What all rules have in common."""

from __future__ import annotations

import re
from importlib import import_module
from inspect import getsource
from pathlib import Path

import pytest

from viaduct.spec.codes import CODES
from viaduct.spec.rules import all_rules

RULES = {rule.__name__.rpartition(".")[2]: rule for rule in all_rules()}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_a_spec_that_passes_and_one_that_is_refused(name: str) -> None:
    tests = vars(import_module(f"tests.spec.rules.test_{name}"))
    assert any(test.startswith("test_it_passes_") for test in tests)
    assert any(test.startswith("test_it_refuses_") for test in tests)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_its_code_its_title_and_its_reason(name: str) -> None:
    rule = RULES[name]
    assert re.fullmatch(r"V[1-9]\d\d", rule.CODE)
    assert name.startswith(f"{rule.CODE.lower()}_")
    assert rule.TITLE
    assert rule.__doc__


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_broken_by_a_spec_or_is_marked_as_viaduct_s_own(name: str) -> None:
    tests = vars(import_module(f"tests.spec.rules.test_{name}"))
    refused = "".join(getsource(test) for title, test in tests.items() if title.startswith("test_it_refuses_"))
    assert ("found(rule" in refused) != getattr(RULES[name], "OWN", False)


def test_codes_are_unique() -> None:
    codes = [code.code for code in CODES] + [rule.CODE for rule in RULES.values()]
    assert len(codes) == len(set(codes))


def test_no_rule_is_tested_that_does_not_exist() -> None:
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_v*.py")}
    assert tested == set(RULES)
