"""What tests of single stacks stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rehearsal.embedded_aws.attached import attached
from tests.rehearsal.standing import ACCOUNT, REGION, Standing
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[Standing]:
    with EmbeddedAws(account=ACCOUNT, region=REGION, log=tmp_path / "aws.log") as aws:
        standing = Standing(tmp_path, aws)
        with attached(standing.terraform) as standing.terraform:
            yield standing
