"""The Terraform modules: written into a directory, or published.

emitter.py      the project's own emission, in a child process
write.py        emit beside the target, compare, swap
publishing/     versioned archives in S3
"""

from __future__ import annotations
