"""What nobody can answer is refused at once, in the service's own protocol, and logged.

Moto 5.2.5 answers an unimplemented call with a 500, which every AWS client takes for a passing trouble and
tries again for minutes. A 400 with the code that AWS uses for an unknown action ends it in seconds
(https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html: ``InvalidAction``).
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from xml.sax.saxutils import escape

from moto.core.request import determine_request_protocol
from moto.core.utils import get_service_model
from werkzeug.wrappers import Request, Response

_HINT = "the embedded AWS can't answer this call"


@dataclass(frozen=True)
class Call:
    """Who is asked for what: the service's signing name, its operation, and the wire protocol."""

    service: str
    operation: str
    protocol: str


def describe(request: Request, service: str) -> Call:
    """Name the call that ``request`` makes, as exactly as its protocol allows without a route table."""
    protocol = _protocol(request, service)
    target = request.headers.get("X-Amz-Target", "")
    operation = target.rpartition(".")[2] or request.values.get("Action") or f"{request.method} {request.path}"
    return Call(service, operation, protocol)


def refuse(call: Call, reason: str) -> Response:
    """The 400 for ``call``, after a line in the log."""
    message = f"{_HINT}: {call.service} {call.operation} ({reason})"
    sys.stderr.write(f"unanswered: {message}\n")
    sys.stderr.flush()
    match call.protocol:
        case "ec2":
            return _xml(f"<Response><Errors>{_error('InvalidAction', message)}</Errors></Response>")
        case "query":
            return _xml(f"<ErrorResponse>{_error('InvalidAction', message)}</ErrorResponse>")
        case "rest-xml":
            return _xml(f'<?xml version="1.0" encoding="UTF-8"?>{_error("NotImplemented", message)}')
        case _:
            return _json(message)


def _protocol(request: Request, service: str) -> str:
    """The protocol of the request; ``json`` for a service that botocore does not know by its signing name."""
    from botocore.exceptions import UnknownServiceError

    model_name = {"monitoring": "cloudwatch", "elasticloadbalancing": "elbv2", "states": "stepfunctions"}
    try:
        model = get_service_model(model_name.get(service, service))
    except UnknownServiceError:
        return "query" if request.values.get("Action") else "json"
    return str(determine_request_protocol(model, request.content_type))


def _error(code: str, message: str) -> str:
    return f"<Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>"


def _xml(body: str) -> Response:
    return Response(body, 400, content_type="text/xml")


def _json(message: str) -> Response:
    body = json.dumps({"__type": "UnknownOperationException", "message": message})
    return Response(
        body, 400, {"x-amzn-errortype": "UnknownOperationException"}, content_type="application/x-amz-json-1.1"
    )
