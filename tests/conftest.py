"""Settings that all tests share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import settings

from tests.once import run_directory
from tests.order import LONG, long_first
from viaduct.terraform.environment import FEWER_COLLECTIONS

if TYPE_CHECKING:
    import pytest

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("random", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

# For Terraform wherever a test starts it.
os.environ.update(FEWER_COLLECTIONS | os.environ)
# Before pytest-xdist starts its processes, which inherit it.
run_directory()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = long_first(items, lambda item: item.path.as_posix().endswith(LONG), processes)
