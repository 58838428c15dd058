"""``viaduct plan``: choose, plan, save."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from viaduct.errors import RunError
from viaduct.planning.choice import layers
from viaduct.planning.look import look, look_again
from viaduct.planning.plan_stacks import StackPlanner
from viaduct.planning.rest import left_by
from viaduct.planning.saved import Index, SavedPlans, Status
from viaduct.planning.told import named, rest_command, table, total
from viaduct.terraform.children import Children
from viaduct.terraform.environment import real_environment
from viaduct.terraform.progress import progress_on
from viaduct.terraform.providers import ProviderCache
from viaduct.terraform.signals import Interrupts, unless_interrupted
from viaduct.terraform.terraform import Terraform
from viaduct.terraform.work import work_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from viaduct.planning.look import Look, Question
    from viaduct.terraform.manifest import Stack

_CLI_CONFIG = "TF_CLI_CONFIG_FILE"


@dataclass(frozen=True)
class Order:
    """What to plan, with which Terraform (of which version), where to save the plans, and how many side by side.

    With ``rest`` it is what the plans left that are saved there.
    """

    question: Question
    terraform: str
    version: str
    plans: Path
    parallel: int
    rest: bool = False


def matrix(question: Question, said: TextIO) -> list[list[str]]:
    """The layers of the chosen stacks; nothing is planned."""
    with Interrupts() as interrupts, work_directory(said, "plan") as work, Children(work) as children:
        return layers(look(question, work, children, interrupts, lambda text: _say(said, text)).chosen)


def plan(order: Order, out: TextIO, said: TextIO) -> Index:
    """Plan what the question chooses, save the plans, and show them on ``out``; ``said`` gets the progress.

    Raises:
        UsageError: no such revision or stack; or there is no rest, as the plans that are saved are not applied.
        RunError: the spec can't be synthesized, or stacks can't be planned: the plans of the others are saved.
    """
    start = time.monotonic()
    saved = SavedPlans(order.plans)
    left = left_by(saved.read()) if order.rest else None
    if left == {}:
        return _nothing(saved, order.version, out)
    with Interrupts() as interrupts, work_directory(said, "plan") as work, Children(work) as children:
        if left is None:
            found = look(order.question, work, children, interrupts, lambda text: _say(said, text))
            saved.begin()
        else:
            found = look_again(order.question, left, saved, children, interrupts, lambda text: _say(said, text))
            saved.begin_again(tuple(each.name for each in found.chosen))
        with progress_on(said) as progress:
            terraform = terraform_of(order.terraform, order.question.inherited, children, work)
            lacks = order.question.lacks(found.chosen)
            planner = StackPlanner(found, lacks, saved, terraform, progress, order.parallel)
            asyncio.run(unless_interrupted(planner.run(provider_cache(order.question.inherited)), interrupts))
        index = _index(found, planner, order.version)
        saved.write(index)
        out.write(table(index) + total(index, len(found.head), time.monotonic() - start))
        if planner.failures:
            raise RunError("\n".join(map(str, planner.failures)))
    out.write(_next(index, order))
    return index


def terraform_of(
    program: str, inherited: Mapping[str, str], children: Children, work: Path
) -> Callable[[Stack], Terraform]:
    """Terraform on real accounts."""
    environment = real_environment(inherited)
    Path(environment["TF_PLUGIN_CACHE_DIR"]).mkdir(parents=True, exist_ok=True)
    return lambda stack: Terraform(program, stack, environment, children, work / "logs")


def provider_cache(inherited: Mapping[str, str]) -> ProviderCache:
    """The cache that ``terraform_of`` uses."""
    named = inherited.get(_CLI_CONFIG)
    cli_config = Path(named) if named and Path(named).is_file() else None
    return ProviderCache(Path(real_environment(inherited)["TF_PLUGIN_CACHE_DIR"]), cli_config)


def _nothing(saved: SavedPlans, version: str, out: TextIO) -> Index:
    index = Index(terraform=version)
    saved.begin_again(())
    saved.write(index)
    out.write("Nothing is left to plan.\n")
    return index


def _index(found: Look, planner: StackPlanner, version: str) -> Index:
    names = [chosen.name for chosen in found.chosen if chosen.name in planner.entries]
    return Index(terraform=version, stacks={name: planner.entries[name] for name in names})


def _next(index: Index, order: Order) -> str:
    lines, plans = [], order.plans
    if index.of(Status.PLANNED):
        lines.append(f"Review them with `viaduct review {plans}`, apply them with `viaduct apply`.")
        lines.append(f"{plans} holds secrets in clear; its json/ can be removed once it is reviewed.")
    if later := index.of(Status.WAITS, Status.LEFT):
        rest = rest_command(order.question.spec, plans)
        lines.append(f"To be planned once the others are applied: {named(tuple(later))}, with `{rest}`.")
    return "".join(f"{line}\n" for line in lines)


def _say(said: TextIO, text: str) -> None:
    said.write(f"{text}\n")
    said.flush()
