from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terraform_modules.shelf import Shelf
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def running_aws() -> Iterator[EmbeddedAws]:
    with EmbeddedAws() as running:
        yield running


@pytest.fixture
def shelf(running_aws: EmbeddedAws) -> Shelf:
    return Shelf(running_aws)
