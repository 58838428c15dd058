"""Every error that Viaduct raises on purpose.

    ViaductError                the base; carries the exit code of the process
    ├── UsageError         (2)  an argument or a file that can't be used
    ├── SpecError          (2)  pipelines.yaml has findings
    ├── MachineError       (2)  this machine lacks something that the command needs
    ├── BootstrapError     (1)  the state bucket can't be made, or is weaker than it must be
    ├── RecoveryError      (1)  what a broken apply left can't be looked at or repaired
    ├── PlansRefused       (3)  saved plans are not of what is there now
    ├── GateFired          (3)  a review has what it was told to fail on
    ├── WatchError         (1)  the pipelines can't be looked at, or what was asked of them can't be done
    ├── SealingError       (1)  plans can't be sealed, or a sealed file can't be opened
    ├── GithubError        (1)  GitHub can't be asked, or refuses
    ├── ModulesError       (1)  the Terraform modules can't be emitted or published
    └── RunError           (1)  Terraform's work on the stacks could not be finished
        ├── StackFailed    (1)  Terraform refused or changed a stack that should have been left alone
        ├── Interrupted (128+n) someone ended it, by signal n
        └── RehearsalError (1)  the rehearsal does not come out as it should
            └── EmbeddedAwsDied (1) the embedded AWS stopped answering

Only ``viaduct/cli.py`` prints them and exits; ``--debug`` re-raises.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.spec.finding import Finding


class ViaductError(Exception):
    """An error whose text is written for the person who reads it."""

    exit_code = 1


class UsageError(ViaductError):
    """An argument or a file that can't be used."""

    exit_code = 2


class SpecError(ViaductError):
    """pipelines.yaml has findings: all of them, in the order of the file."""

    exit_code = 2

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} finding(s)")
        self.findings = tuple(findings)


class MachineError(ViaductError):
    """This machine lacks something that the command needs."""

    exit_code = 2


class BootstrapError(ViaductError):
    """The state bucket can't be made, or is weaker than it must be."""


class RecoveryError(ViaductError):
    """What a broken apply has left can't be looked at or repaired."""


class PlansRefused(ViaductError):
    """Saved plans are not of what is there now, so none of them is applied."""

    exit_code = 3


class GateFired(ViaductError):
    """A review has what it was told to fail on."""

    exit_code = 3


class WatchError(ViaductError):
    """The pipelines can't be looked at, or what was asked of them can't be done."""


class SealingError(ViaductError):
    """Plans can't be sealed, or a sealed file can't be opened."""


class GithubError(ViaductError):
    """GitHub can't be asked, or refuses."""


class ModulesError(ViaductError):
    """The Terraform modules can't be emitted or published."""


class RunError(ViaductError):
    """Terraform's work on the stacks could not be finished."""


class StackFailed(RunError):
    """Terraform failed in one stack: its name, the phase, and Terraform's own words."""

    def __init__(self, stack: str, phase: str, detail: str) -> None:
        super().__init__(f"stack {stack}: {phase} failed\n{detail}")
        self.stack = stack
        self.phase = phase
        self.detail = detail


class Interrupted(RunError):
    """Someone ended the work; the exit code is a shell's for the signal: 130 for Ctrl-C, 143 for SIGTERM."""

    def __init__(self, number: int) -> None:
        super().__init__(f"interrupted by {signal.Signals(number).name}; everything that was started is stopped")
        self.number = number
        self.exit_code = 128 + number


class RehearsalError(RunError):
    """The rehearsal does not come out as it should."""


class EmbeddedAwsDied(RehearsalError):
    """The embedded AWS stopped answering in the middle of the rehearsal."""
