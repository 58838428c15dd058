"""The Terraform modules: emitted into a directory.

emitter.py      the project's own emission, in a child process
write.py        emit beside the target, compare, swap
"""

from __future__ import annotations
