"""An approval for each wave is one for the environment, where its regions are released all at once.

Whoever asked for more approvals would never be asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import SAME, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V311"
TITLE = "Approvals of waves need waves"
DEPENDS: Depends = (("environments", SAME, "rollout"),)


def check(system: System) -> Iterator[Finding]:
    """Environments with an approval for each wave, and no waves."""
    for name, environment in system.environments.items():
        if environment.approval and environment.approval.each == "wave" and environment.rollout == "all-at-once":
            path = ("environments", name, "approval", "each")
            fix = "add 'rollout: one-region-at-a-time', or remove the key"
            yield Finding(CODE, path, "the environment has no waves", "wave", "environment", fix)
