"""A project of handwritten stacks whose Terraform comes to the embedded AWS by a way that can be troubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.planning.handmade import Handmade

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.recovery.way import Way


class Troubled(Handmade):
    """``way`` is between it and the AWS."""

    def __init__(self, directory: Path, way: Way) -> None:
        super().__init__(directory)
        self.way = way

    def use(self, endpoint: str, environment: Mapping[str, str]) -> None:
        self.way.upstream = endpoint
        super().use(self.way.endpoint, dict(environment) | {"AWS_ENDPOINT_URL": self.way.endpoint})
