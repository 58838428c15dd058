"""main.py with the bindings imported the ordinary way: what ``modules/lazy_bindings.py`` is measured against."""

from __future__ import annotations

import sys
from pathlib import Path

from modules.lazy_bindings import use_packaged_node
from viaduct.spec import load_system


def main(spec: Path) -> None:
    """Synthesize the system that ``spec`` describes."""
    system = load_system(spec)
    use_packaged_node()

    from cdktf import App

    from stacks.system import compose

    app = App()
    compose(app, system)
    app.synth()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
