from __future__ import annotations

from tests.watch.world import running_aws, world

__all__ = ["running_aws", "world"]
