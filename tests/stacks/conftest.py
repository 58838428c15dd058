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
def examples() -> dict[str, Synthesis]:
    return {name: synthesis.synthesized(at.read_text(encoding="utf-8")) for name, at in specs.EXAMPLES.items()}


@pytest.fixture(scope="session")
def sources(examples: dict[str, Synthesis]) -> Synthesis:
    return examples["sources"]


@pytest.fixture(scope="session")
def containers(examples: dict[str, Synthesis]) -> Synthesis:
    return examples["containers"]


@pytest.fixture(scope="session")
def systems(
    reference: Synthesis, one_region: Synthesis, waves: Synthesis, examples: dict[str, Synthesis]
) -> dict[str, Synthesis]:
    return {"reference": reference, "one_region": one_region, "waves": waves, **examples}


@pytest.fixture(scope="session")
def demo() -> System:
    """The spec of the reference system."""
    return load_system(synthesis.REFERENCE)
