"""A program in the place of the emission: it writes down what it was given."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    out = Path(sys.argv[sys.argv.index("--out") + 1])
    out.mkdir()
    (out / "directory").write_text(str(Path.cwd()))
    (out / "environment").write_text("\n".join(sorted(os.environ)))
