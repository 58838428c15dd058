"""``viaduct recover``: say what happened, repair what is agreed to, plan again."""

from __future__ import annotations

import asyncio
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from viaduct.errors import UsageError
from viaduct.planning.choice import Reason
from viaduct.planning.look import Question
from viaduct.planning.plan import Order as PlanOrder
from viaduct.planning.plan import plan, provider_cache, terraform_of
from viaduct.planning.saved import Entry, Index, SavedPlans, Status
from viaduct.planning.synthesized import read_synthesis
from viaduct.recovery.carried import carried, tree_from
from viaduct.recovery.diagnosis import diagnose
from viaduct.recovery.repair import Repairer
from viaduct.recovery.told import report
from viaduct.recovery.walk import Walk, told
from viaduct.terraform.children import Children
from viaduct.terraform.signals import Interrupts, unless_interrupted
from viaduct.terraform.synthesis import PROGRAM, synthesize
from viaduct.terraform.work import work_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from viaduct.machine import Machine as Programs
    from viaduct.recovery.bucket import StateBucket
    from viaduct.recovery.carried import Carried, Tree
    from viaduct.recovery.consent import Consent
    from viaduct.recovery.diagnosis import Diagnosis
    from viaduct.recovery.processes import Machine


@dataclass(frozen=True)
class Order:
    """What to recover: the system of ``spec``, from its own ``tree`` and what was ``given`` (a copied one).

    ``programs`` finds Terraform, once it is needed: looking needs none.
    """

    spec: Path
    tree: Tree
    given: Path | None
    inherited: Mapping[str, str]
    parallel: int
    programs: Callable[[], Programs]
    program: Path = PROGRAM

    @property
    def output(self) -> Path:
        """Where the synthesis goes, as a program in another directory understands it."""
        return self.tree.output.absolute()


@dataclass(frozen=True)
class Findings:
    """What there is to repair, and what was on disk; ``at`` is when it was looked at."""

    diagnoses: tuple[Diagnosis, ...]
    found: Carried
    at: datetime

    @property
    def halves(self) -> list[str]:
        """The stacks that have to be planned again."""
        return [each.stack for each in self.diagnoses if each.half]


def look(order: Order, bucket: StateBucket, machine: Machine, now: datetime, out: TextIO) -> Findings:
    """Look at all stacks, and say what happened to those that are not well.

    Raises:
        UsageError: what was given has nothing of a broken apply.
        RecoveryError: the bucket can't be read.
    """
    found = carried([order.tree, *([tree_from(order.given)] if order.given else [])])
    findings = Findings(diagnose(bucket, found, machine), found, now)
    out.write(report(findings.diagnoses, bucket.stacks, now))
    return findings


def repair(order: Order, findings: Findings, consent: Consent, out: TextIO, said: TextIO) -> bool:
    """Repair what is agreed to, and say what is left; whether nothing is.

    Raises:
        UsageError: something is named that is not there.
        RunError: the spec can't be synthesized, or stacks can't be planned.
        Interrupted: a person had enough; what was begun has come to its end.
    """
    consent.check(findings.diagnoses)
    if not findings.diagnoses and not consent.adopt:
        return True
    if not consent.any:
        out.write(_how_to_go_on(order, findings))
        return False
    programs = order.programs()
    left = _walk(order, findings, consent, programs.terraform, said)
    if left:
        later = "the stacks are planned again once this is repaired" if findings.halves else ""
        out.write(told(left, filter(None, [later])))
        return False
    again = _to_plan(findings, consent)
    return not again or _plan(order, programs, again, consent, out, said)


def _walk(order: Order, findings: Findings, consent: Consent, terraform: str, said: TextIO) -> dict[str, str]:
    """What is left after the repairs."""

    def say(text: str) -> None:
        said.write(f"{text}\n")
        said.flush()

    with Interrupts() as interrupts, work_directory(said, "recover") as work, Children(work, patient=True) as children:
        synthesis = synthesize(order.spec, order.output, order.inherited, children, order.program)
        asyncio.run(unless_interrupted(synthesis, interrupts))
        stacks = {name: each.stack for name, each in read_synthesis(order.output).items()}
        for name in sorted(consent.adopt - stacks.keys()):
            raise UsageError(f"--import {name}: no stack is called so; there are {', '.join(sorted(stacks))}")
        cache = provider_cache(order.inherited)
        repairer = Repairer(stacks, terraform_of(terraform, order.inherited, children, work), cache, work)
        walk = Walk(consent, repairer, interrupts, say, findings.at)
        for found in findings.diagnoses:
            walk.repair(found, synthesized=found.stack in stacks and not found.removed)
        for stack in sorted(consent.adopt - set(findings.halves) - walk.left.keys()):
            walk.look(stack)
    return walk.left


def _to_plan(findings: Findings, consent: Consent) -> dict[str, Entry]:
    """The half-applied stacks, with all that was planned and not applied: planning takes the place of those plans."""
    halves = [*findings.halves, *sorted(consent.adopt)]
    unknown = Entry(status=Status.FAILED, reason=Reason.EVERY, digest="")
    known = findings.found.unfinished
    return dict.fromkeys(halves, unknown) | known if halves else {}


def _plan(
    order: Order, programs: Programs, again: Mapping[str, Entry], consent: Consent, out: TextIO, said: TextIO
) -> bool:
    """Plan again, as what earlier plans left: so it is known what was to be destroyed, and how."""
    if not consent.to(consent.plan, f"Plan again: {', '.join(again)}?"):
        spec = str(order.spec)
        removed = any(entry.removed for entry in again.values())
        command = ["recover", spec, "--plan"] if removed else ["plan", spec, *again]
        out.write(f"Left to do: `viaduct {shlex.join(command)}`\n")
        return False
    saved = SavedPlans(order.tree.plans)
    saved.directory.mkdir(parents=True, exist_ok=True)
    left = {name: entry.model_copy(update={"status": Status.FAILED}) for name, entry in again.items()}
    version = ".".join(map(str, programs.version))
    saved.write(Index(terraform=version, stacks=left))
    question = Question(order.spec, order.output, order.inherited, program=order.program)
    plan(PlanOrder(question, programs.terraform, version, order.tree.plans, order.parallel, rest=True), out, said)
    return True


def _how_to_go_on(order: Order, findings: Findings) -> str:
    """The command that repairs all that needs no judgement."""
    words = ["viaduct", "recover", str(order.spec), *(["--from", str(order.given)] if order.given else [])]
    words += _options([each for each in findings.diagnoses if not each.runs])
    if findings.halves:
        words.append("--plan")
    return (
        "\nNothing was changed. At a terminal `viaduct recover` asks before each repair; elsewhere name what you have "
        f"looked at:\n\n  {shlex.join(words)}\n"
    )


def _options(broken: Sequence[Diagnosis]) -> list[str]:
    words = []
    for each in broken:
        if each.lock and each.lock.id:
            words += ["--unlock", each.lock.id]
        if each.pushable:
            words += ["--push", each.stack]
        if each.half and not each.removed:
            words += ["--import", each.stack]
    return words
