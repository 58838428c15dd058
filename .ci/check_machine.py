"""Say what this machine lacks, before anything is installed. Any Python 3 can read this file."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))  # noqa: PTH100, PTH118, PTH120

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older one is told
    version = ".".join(map(str, sys.version_info[:3]))
    sys.stderr.write("viaduct needs Python 3.11 or newer; this is %s: `make PYTHON=python3.12`, say\n" % version)  # noqa: UP031
    sys.exit(2)

from viaduct.errors import MachineError
from viaduct.machine import check_machine

try:
    check_machine(os.environ, installed=False)
except MachineError as error:
    sys.stderr.write(f"viaduct: {error}\n")
    sys.exit(error.exit_code)
