"""One embedded AWS, and a project that comes to it by a way that can be troubled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.planning.aws import standing
from tests.recovery.troubled import Troubled
from tests.recovery.way import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Running:
    project: Troubled
    clients: Callable[[str, str], Any]


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with opened() as way:
        project = Troubled(tmp_path_factory.mktemp("troubled"), way)
        with standing(project) as clients:
            yield Running(project, clients)
