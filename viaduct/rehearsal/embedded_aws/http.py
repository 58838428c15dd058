"""HTTP/1.1 with keep-alive on the loopback interface, one thread a connection.

Werkzeug's own handler closes every connection, because it never knows whether a request was read to its
end. Here the body is read before the application starts, so that the next request may follow.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from moto.moto_server.werkzeug_app import MotoRequestHandler
from werkzeug.serving import BaseWSGIServer, DechunkedInput
from werkzeug.serving import make_server as make_werkzeug_server
from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

_NO_BODY = (204, 304)


class KeepAliveHandler(MotoRequestHandler):
    """Reads a whole request, answers with a length, and waits for the next request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def run_wsgi(self) -> None:
        """Serve one request of the connection."""
        if self.headers.get("Expect", "").strip().lower() == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.wfile.flush()
        environ = self._environ_with_body()
        response = Response.from_app(self.server.app, environ, buffered=True)
        try:
            self._send(response)
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def handle_expect_100(self) -> bool:
        """Leave the interim answer to ``run_wsgi``: the base class would send it a second time."""
        return True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: the log is for what could not be answered."""

    def _environ_with_body(self) -> WSGIEnvironment:
        environ = self.make_environ()
        if isinstance(environ["wsgi.input"], DechunkedInput):
            body = environ["wsgi.input"].read()
            environ.pop("HTTP_TRANSFER_ENCODING", None)
            environ.pop("wsgi.input_terminated", None)
        else:
            body = self.rfile.read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        return environ

    def _send(self, response: Response) -> None:
        body = response.get_data()
        is_head = self.command == "HEAD"
        self.send_response(response.status_code)
        for name, value in response.headers.items():
            if name.lower() not in {"connection", "transfer-encoding", "date", "server"}:
                self.send_header(name, value)
        if "content-length" not in response.headers and response.status_code not in _NO_BODY:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not is_head and response.status_code not in _NO_BODY:
            self.wfile.write(body)
        self.wfile.flush()


def make_server(port: int, app: WSGIApplication) -> BaseWSGIServer:
    """A server bound to 127.0.0.1 (``port`` 0: any free one), not yet serving."""
    return make_werkzeug_server("127.0.0.1", port, app, threaded=True, request_handler=KeepAliveHandler)
