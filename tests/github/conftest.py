"""A GitHub of its own for each test, and a job that runs there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.github.fake import REPOSITORY, TOKEN, Hub
from viaduct.github.job import Job

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMIT = "c" * 40


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as made:
        yield made


@pytest.fixture
def job(hub: Hub, tmp_path: Path) -> Job:
    """It runs for pull request 12."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 12}}))
    return Job(TOKEN, REPOSITORY, hub.api, COMMIT, "main", event, pauses=(0.01,))
