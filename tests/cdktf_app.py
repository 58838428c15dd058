"""The app of a cdktf.json for tests: main.py, with every stack then pointed at the embedded AWS.

    python -m tests.cdktf_app SPEC

cdktf-cli sets CDKTF_OUTDIR; AWS_ENDPOINT_URL names the embedded AWS.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from main import main
from viaduct.rehearsal.override import write_override

if __name__ == "__main__":
    main(Path(sys.argv[1]))
    for stack in sorted(Path(os.environ["CDKTF_OUTDIR"], "stacks").iterdir()):
        write_override(stack, os.environ["AWS_ENDPOINT_URL"])
