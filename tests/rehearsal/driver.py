"""Rehearses a synthesized directory as a whole process: ``python -m tests.rehearsal.driver OUTPUT [--keep]``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.rehearsal.synthesized import ACCOUNT, BUCKET, REGION
from viaduct.bootstrap import StateBucket
from viaduct.errors import ViaductError
from viaduct.machine import check_machine
from viaduct.rehearsal.plan import Rehearsal
from viaduct.rehearsal.rehearse import rehearse

if TYPE_CHECKING:
    from viaduct.terraform.children import Children


def main(output: Path, *, keep: bool) -> None:
    async def synthesized(_work: Path, _children: Children) -> Path:
        return output

    state = StateBucket(BUCKET, REGION, ACCOUNT, "alias/demo-terraform-state")
    terraform = check_machine(os.environ).terraform
    rehearse(Rehearsal(synthesized, state, terraform, os.environ, keep=keep), sys.stdout)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), keep="--keep" in sys.argv)
    except ViaductError as error:
        sys.stderr.write(f"viaduct: {error}\n")
        sys.exit(error.exit_code)
