"""Take the names of package hosts out of the lock files: whoever installs uses the registry that they are set up for.

The hashes stay, and they are what makes an installation safe. `make lock` runs this.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
UNWANTED = {"index", "resolved", "funding"}


def strip(node: object) -> object:
    """The lock file's content without package hosts; everything else unchanged."""
    if isinstance(node, dict):
        return {key: [] if key == "sources" else strip(value) for key, value in node.items() if key not in UNWANTED}
    if isinstance(node, list):
        return [strip(each) for each in node]
    return node


def main() -> None:
    """Rewrite both lock files in place."""
    for name, indent in (("Pipfile.lock", 4), ("package-lock.json", 2)):
        path = ROOT / name
        content = json.dumps(strip(json.loads(path.read_text())), indent=indent)
        written = path.with_suffix(".new")
        written.write_text(f"{content}\n")
        written.rename(path)
        sys.stdout.write(f"{name}: no package host is named\n")


if __name__ == "__main__":
    main()
