from __future__ import annotations

from viaduct.spec.codes import CODES
from viaduct.spec.elsewhere import ELSEWHERE
from viaduct.spec.rules import all_rules


def test_every_rule_has_its_row_and_no_other() -> None:
    rules = {code.code for code in CODES} | {rule.CODE for rule in all_rules()}
    fix = "say in viaduct/spec/elsewhere.py who else catches it, with a snippet in tests/rehearsal/mistakes.py"
    assert sorted(rules - set(ELSEWHERE)) == [], f"{fix}; then: python -m viaduct rules --write docs/rules.md"
    assert sorted(set(ELSEWHERE) - rules) == [], "these rules are gone: remove their rows"


def test_the_rows_are_in_order() -> None:
    assert list(ELSEWHERE) == sorted(ELSEWHERE)
