"""The synthesized systems that the tests of this directory look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import specs, synthesis
from viaduct.spec import System, load_system

if TYPE_CHECKING:
    from tests.synthesis import Synthesis


@pytest.fixture(scope="session")
def reference() -> Synthesis:
    return synthesis.reference()


@pytest.fixture(scope="session")
def one_region() -> Synthesis:
    return synthesis.synthesized(specs.ONE_REGION)


@pytest.fixture(scope="session")
def waves() -> Synthesis:
    return synthesis.synthesized(specs.WAVES)


@pytest.fixture(scope="session")
def sources() -> Synthesis:
    return synthesis.synthesized(specs.SOURCES)


@pytest.fixture(scope="session")
def systems(reference: Synthesis, one_region: Synthesis, waves: Synthesis, sources: Synthesis) -> dict[str, Synthesis]:
    return {"reference": reference, "one_region": one_region, "waves": waves, "sources": sources}


@pytest.fixture(scope="session")
def demo() -> System:
    """The spec of the reference system."""
    return load_system(synthesis.REFERENCE)
