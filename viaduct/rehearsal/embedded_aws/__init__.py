"""An AWS inside the command: moto's server in a child process, plus what moto lacks or gets wrong.

process.py     the parent's side: start the child, look after it, end it (imports no moto)
__main__.py    the child's side: wire the pieces, serve, leave when the parent is gone
http.py        HTTP/1.1 with keep-alive on 127.0.0.1
dispatch.py    one request in: to an answer of ours, or to moto
guard.py       what nobody can answer: refused at once, in the service's own protocol
services/      our answers, one file a service; AWS's API reference decides what is right
"""

from __future__ import annotations

from viaduct.rehearsal.embedded_aws.process import EmbeddedAws

__all__ = ["EmbeddedAws"]
