"""The bucket of Terraform's state, and its key: looked at, planned, then executed or printed.

    look(clients, wanted)   -> Observed   reads only
    plan(wanted, observed)  -> Plan       pure: what is weaker than it must be, and the steps that mend it
    Executor | DryRunPrinter              do the steps, or print them

A bucket or key that does not exist is made without asking. One that exists is changed only with ``fix``, unless an
earlier run stopped half-way: its bucket carries the tag ``UNFINISHED``, its key has no alias yet, and the next run
goes on from there.
"""

from __future__ import annotations

from viaduct.bootstrap.run import Outcome, bootstrap
from viaduct.bootstrap.wanted import StateBucket

__all__ = ["Outcome", "StateBucket", "bootstrap"]
