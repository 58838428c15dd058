"""Whole systems through ``viaduct rehearse``: the reference system, and those that show the other shapes.

Checkov reads the plans of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import specs
from tests.findings import checkov
from tests.findings.accepted import assert_accepted
from tests.rehearsal.running import ROOT, Running
from viaduct.delivery.stacks import stacks_of
from viaduct.spec import load_system

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.rehearsal

REFERENCE = (ROOT / "pipelines.yaml").read_text(encoding="utf-8")
# A bucket and its key take 75 s inside the provider; every other test shares the two cores with it.
SECONDS = 1800


SYSTEMS = {
    "reference": REFERENCE,
    "given-network": specs.ONE_REGION,
    "three-regions": specs.WAVES,
    **{name: at.read_text(encoding="utf-8") for name, at in specs.EXAMPLES.items()},
}


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_system_is_applied_and_its_second_plans_are_empty(tmp_path: Path, name: str) -> None:
    described, plans = tmp_path / "pipelines.yaml", tmp_path / "plans"
    described.write_text(SYSTEMS[name])
    stacks = len(stacks_of(load_system(described)))
    with Running(described, tmp_path / "run", "--plans", str(plans), command=("viaduct", "rehearse")) as run:
        assert run.finish(SECONDS) == 0, run.said
        assert f"{stacks} applied, {stacks} second plans empty, {stacks} destroyed" in run.said
        assert list(run.scratch.iterdir()) == []
    assert len(list(plans.iterdir())) == stacks
    assert_accepted("checkov", name, checkov.findings(plans))
