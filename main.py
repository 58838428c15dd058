"""The cdktf entry point: load pipelines.yaml, check it, compose its stacks, synthesize them into cdktf.out/."""

from __future__ import annotations

import sys
from pathlib import Path

from modules.lazy_bindings import use_lazy_bindings, use_packaged_node
from viaduct.cli import exit_on_error
from viaduct.spec import load_system


def main(spec: Path) -> None:
    """Synthesize the system that ``spec`` describes."""
    system = load_system(spec)
    use_packaged_node()
    use_lazy_bindings()

    from cdktf import App

    from stacks.system import compose

    app = App()
    compose(app, system)
    app.synth()


if __name__ == "__main__":
    with exit_on_error():
        main(Path(sys.argv[1] if len(sys.argv) > 1 else "pipelines.yaml"))
