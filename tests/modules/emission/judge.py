"""``python -m tests.modules.emission.judge MODULE``: the pairs of decisions that together come out as no run does."""

from __future__ import annotations

import sys

from modules.lazy_bindings import use_lazy_bindings, use_packaged_node


def main(name: str) -> None:
    use_packaged_node()
    use_lazy_bindings()

    from modules.emission.catalogue import CATALOGUE
    from modules.emission.tracing import Tracer

    (module,) = [each for each in CATALOGUE if each.name == name]
    tracer = Tracer(module.build)
    sys.stdout.writelines(f"{one} {other}\n" for one, other in tracer.misjudged(tracer.trace()))


if __name__ == "__main__":
    main(sys.argv[1])
