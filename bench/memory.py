"""main.py in this process; at the very end prints the peak memory of it and of its Node child, as the system counts."""

from __future__ import annotations

import atexit
import json
import resource
import sys
from pathlib import Path


def report() -> None:
    """Print both numbers. Runs after jsii's own exit handler, which waits for Node."""
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    sys.stdout.write(f"{json.dumps(peaks)}\n")


if __name__ == "__main__":
    atexit.register(report)

    from main import main

    main(Path(sys.argv[1]))
