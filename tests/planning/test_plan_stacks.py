from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING

from viaduct.planning.choice import Chosen, Reason
from viaduct.planning.lack import Lack
from viaduct.planning.look import Look
from viaduct.planning.plan_stacks import StackPlanner
from viaduct.planning.saved import SavedPlans, Status
from viaduct.planning.synthesized import Synthesized
from viaduct.terraform.manifest import Stack
from viaduct.terraform.progress import progress_on
from viaduct.terraform.providers import ProviderCache

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from viaduct.terraform.terraform import Terraform


class Filled(ProviderCache):
    """One that has everything."""

    async def fill(self, stacks: Sequence[Stack], terraform: Callable[[Stack], Terraform]) -> frozenset[str]:
        return frozenset(stack.name for stack in stacks)


def no_terraform(stack: Stack) -> Terraform:
    raise AssertionError(stack.name)


def synthesized(directory: Path, name: str) -> Synthesized:
    (directory / name).mkdir()
    (directory / name / "cdk.tf.json").write_text("{}")
    return Synthesized(Stack(name, directory / name), "1")


def test_what_is_removed_waits_for_a_user_that_is_left_and_can_be_destroyed_later(tmp_path: Path) -> None:
    user, gone, other = (synthesized(tmp_path, name) for name in ("user", "gone", "other"))
    chosen = (
        Chosen(user, Reason.CHANGED),
        Chosen(other, Reason.REMOVED),
        Chosen(gone, Reason.REMOVED, ("other", "user")),
    )
    saved = SavedPlans(tmp_path / "plans")
    saved.begin()
    with progress_on(io.StringIO()) as progress:
        lacks = dict.fromkeys(("user", "other"), Lack.ROLE)
        planner = StackPlanner(Look({"user": user}, chosen), lacks, saved, no_terraform, progress, 1)
        asyncio.run(planner.run(Filled(tmp_path, None)))

    found = {name: (entry.status, entry.waits_for) for name, entry in planner.entries.items()}
    assert found == {"user": (Status.LEFT, ()), "other": (Status.LEFT, ()), "gone": (Status.WAITS, ("other", "user"))}
    assert all((saved.removed(name) / "cdk.tf.json").exists() for name in ("gone", "other"))
