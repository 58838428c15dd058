"""Whole systems through ``viaduct rehearse``: the reference system, and those that show the other shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import specs
from tests.rehearsal.running import ROOT, Running

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.rehearsal

REFERENCE = (ROOT / "pipelines.yaml").read_text(encoding="utf-8")
# A bucket and its key take 75 s inside the provider; every other test shares the two cores with it.
SECONDS = 1200


@pytest.mark.parametrize(
    ("spec", "stacks"),
    [(REFERENCE, 13), (specs.ONE_REGION, 3), (specs.WAVES, 9), (specs.SOURCES, 13)],
    ids=["reference", "given-network", "three-regions", "sources"],
)
def test_a_system_is_applied_and_its_second_plans_are_empty(tmp_path: Path, spec: str, stacks: int) -> None:
    described = tmp_path / "pipelines.yaml"
    described.write_text(spec)
    with Running(described, tmp_path / "run", command=("viaduct", "rehearse")) as run:
        assert run.finish(SECONDS) == 0, run.said
        assert f"{stacks} applied, {stacks} second plans empty, {stacks} destroyed" in run.said
        assert list(run.scratch.iterdir()) == []
