"""``python -m modules.emission --out DIRECTORY``: write every module there."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from modules.lazy_bindings import use_lazy_bindings, use_packaged_node

EXAMPLES = Path(__file__).with_name("examples")


def main(out: Path, only: list[str]) -> None:
    """Write the modules, or only those that are named, each with its examples, into directories of their names."""
    use_packaged_node()
    use_lazy_bindings()

    from modules.emission.catalogue import CATALOGUE
    from modules.emission.files import files

    for module in CATALOGUE:
        if only and module.name not in only:
            continue
        directory = out / module.name
        directory.mkdir(parents=True)
        for name, text in files(module).items():
            (directory / name).write_text(text, encoding="utf-8", newline="\n")
        shutil.copytree(EXAMPLES / module.name, directory / "examples")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the Terraform modules.")
    parser.add_argument("--out", type=Path, required=True, help="A directory that has none of them yet.")
    parser.add_argument("only", nargs="*", help="Names of modules; all by default.")
    arguments = parser.parse_args()
    main(arguments.out, arguments.only)
