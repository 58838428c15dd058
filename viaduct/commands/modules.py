"""``viaduct modules``: the Terraform modules, for teams that write HCL."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer


def modules(
    *,
    out: Annotated[Path, typer.Option("--out", help="The directory to write them into.")] = Path("dist/modules"),
) -> None:
    """Write the Terraform modules for teams that use plain Terraform, or publish them in S3."""
    from viaduct.terraform_modules.emitter import project_emitter
    from viaduct.terraform_modules.report import lines
    from viaduct.terraform_modules.write import write_modules

    emission = write_modules(out, project_emitter(os.environ))
    sys.stdout.writelines(f"{line}\n" for line in lines(emission))
