"""One request in, one answer out: ours where we have one, moto's otherwise, a refusal when neither can."""

from __future__ import annotations

import re
import threading
import traceback
from typing import TYPE_CHECKING

from moto.moto_server.werkzeug_app import BackendRequest, DomainDispatcherApplication, create_backend_app
from werkzeug.wrappers import Response

from viaduct.rehearsal.embedded_aws import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from moto.core.responses import BaseResponse

_SCOPE = re.compile(r"Credential=[^/]+/[^/]+/[^/]+/(?P<service>[^/]+)/aws4_request")
_LONGEST = 300


class Dispatcher:
    """The WSGI application of the embedded AWS.

    ``answers`` maps a SigV4 signing name to the class that answers for that service; a service that is not in
    it goes to moto. One request at a time: moto's tables are plain dicts, and its handlers walk over them
    while another thread would be adding to them.
    """

    def __init__(self, answers: Mapping[str, type[BaseResponse]]) -> None:
        self._answers = answers
        self._moto = DomainDispatcherApplication(create_backend_app)
        self._one_at_a_time = threading.RLock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = BackendRequest(environ)
        service = signing_name(request)
        call = guard.describe(request, service)
        with self._one_at_a_time:
            response = self._answer(request, call)
        return response(environ, start_response)

    def _answer(self, request: BackendRequest, call: guard.Call) -> Response:
        try:
            response = self._ask(request, call.service)
        # The boundary of the emulator: whatever breaks in it must reach the client as a refusal it won't retry.
        except Exception as error:  # noqa: BLE001
            return guard.refuse(call, _reason(error))
        if response.status_code >= 500 or _is_no_route(response):
            return guard.refuse(call, f"moto said {response.status_code}: {response.get_data(as_text=True)[:_LONGEST]}")
        return response

    def _ask(self, request: BackendRequest, service: str) -> Response:
        ours = self._answers.get(service)
        if ours is None:
            request.environ["wsgi.input"].seek(0)
            return Response.from_app(self._moto, request.environ, buffered=True)
        status, headers, body = ours.dispatch(request, request.raw_url, request.headers)
        return Response(body, status, {name: str(value) for name, value in headers.items()})


def signing_name(request: BackendRequest) -> str:
    """The service in the credential scope of a signed request; S3 for an unsigned one, as moto has it.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    """
    scope = _SCOPE.search(request.headers.get("Authorization", ""))
    return scope["service"].lower() if scope else "s3"


def _is_no_route(response: Response) -> bool:
    """Whether Flask had no handler for the path: its page says so, while S3's answer to a HEAD has no body."""
    return response.status_code in {404, 405} and response.get_data().lower().startswith(b"<!doctype html")


def _reason(error: Exception) -> str:
    """The exception and where it was raised, on one line: the log is what a person has to go by."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    file = where.filename.rpartition("site-packages/")[2]
    return f"{type(error).__name__}: {str(error)[:_LONGEST]} at {file}:{where.lineno}"
