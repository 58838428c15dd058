"""The way between Terraform and the embedded AWS: here requests can be counted, refused, or end in a hard kill."""

from __future__ import annotations

import http.client
import os
import signal
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator

_REFUSAL = b"<Error><Code>AccessDenied</Code><Message>Not now</Message></Error>"


class Way:
    """``refuses`` is asked before AWS is, by method and path; ``heard`` is called when it has answered, but nobody has
    heard it yet.
    """

    def __init__(self) -> None:
        self.upstream = ""
        self.endpoint = ""
        self.count = 0
        self._lock = threading.Lock()
        self.quiet()

    def quiet(self) -> None:
        """Nothing is in the way."""
        self.refuses: Callable[[str, str], bool] = lambda method, path: False
        self.heard: Callable[[int], None] = lambda number: None

    def begin(self, heard: Callable[[int], None]) -> None:
        """Count from 1."""
        self.count = 0
        self.heard = heard

    def next(self) -> int:
        """The number of this request."""
        with self._lock:
            self.count += 1
            return self.count


@contextmanager
def opened() -> Iterator[Way]:
    """A way that is open while it is entered."""
    way = Way()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(way))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    way.endpoint = f"http://127.0.0.1:{server.server_port}"
    try:
        yield way
    finally:
        server.shutdown()
        server.server_close()


def kill_hard(process: subprocess.Popen[str]) -> None:
    """Viaduct and the Terraforms that it runs, with their providers, all at once and without a word."""
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and _parent(entry) == process.pid and b"terraform" in _program(entry):
                os.killpg(int(entry.name), signal.SIGKILL)
    process.kill()


def _parent(entry: Path) -> int:
    return int((entry / "stat").read_text().rpartition(")")[2].split()[1])


def _program(entry: Path) -> bytes:
    return (entry / "cmdline").read_bytes().partition(b"\0")[0]


def _handler(way: Way) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            with suppress(ConnectionError):
                super().handle_one_request()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Nobody reads it."""

        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if way.refuses(self.command, self.path):
                self._answer(403, {"Content-Type": "application/xml"}, _REFUSAL)
                return
            upstream = http.client.HTTPConnection(way.upstream.removeprefix("http://"), timeout=60)
            upstream.request(self.command, self.path, body, dict(self.headers))
            answer = upstream.getresponse()
            given = answer.read()
            way.heard(way.next())
            self._answer(answer.status, dict(answer.getheaders()), given)

        def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response_only(status)
            for name, value in headers.items():
                if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                    self.send_header(name, value)
            length = headers.get("Content-Length", "0") if self.command == "HEAD" else str(len(body))
            self.send_header("Content-Length", length)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _pass  # noqa: N815

    return Handler
