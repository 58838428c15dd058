"""botocore's errors in a person's words: one paragraph, no traceback."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from botocore import exceptions as boto

from viaduct.bootstrap.permissions import action_of
from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterator

_STALE = {"ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"}
_WRONG = {"InvalidClientTokenId", "InvalidAccessKeyId", "SignatureDoesNotMatch", "UnrecognizedClientException"}
_DENIED = {"AccessDenied", "AccessDeniedException", "403", "UnauthorizedOperation"}

_NO_CREDENTIALS = (boto.NoCredentialsError, boto.PartialCredentialsError, boto.CredentialRetrievalError)
_NO_LOGIN = (boto.SSOError, boto.TokenRetrievalError)
_NO_NETWORK = (boto.HTTPClientError, boto.ConnectionError)


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Turn what botocore raises inside into a BootstrapError that begins with ``doing``.

    Raises:
        BootstrapError: instead of any ClientError or BotoCoreError.
    """
    try:
        yield
    except (boto.ClientError, boto.BotoCoreError) as error:
        raise BootstrapError(f"{doing}: {explain(error)}") from error


def explain(error: boto.ClientError | boto.BotoCoreError) -> str:
    """What went wrong and what to do about it."""
    if isinstance(error, boto.ClientError):
        return _explain_answer(error)
    if isinstance(error, _NO_CREDENTIALS):
        return f"there are no usable AWS credentials ({_line(error)}). Set AWS_PROFILE, or log in, and run it again."
    if isinstance(error, _NO_LOGIN):
        return f"the login has ended ({_line(error)}). Run `aws sso login` and then this again."
    if isinstance(error, _NO_NETWORK):
        return f"AWS can't be reached ({_line(error)}). Check the network, a proxy, AWS_ENDPOINT_URL and the region."
    return _line(error)


def _explain_answer(error: boto.ClientError) -> str:
    """AWS answered, with a no."""
    detail = error.response.get("Error", {})
    code, message = detail.get("Code", "unknown"), " ".join(detail.get("Message", "").split())
    said = f"AWS says {code}" + (f": {message}" if message else "")
    action = action_of(error.operation_name)
    if code in _STALE:
        return f"the credentials have expired ({said}). Log in again and then run this again."
    if code in _WRONG:
        return f"AWS does not know these credentials ({said}). Check AWS_PROFILE and the keys behind it."
    if code in _DENIED:
        return f"{action} is denied ({said}). Get that permission; docs/bootstrap.md lists all that are needed."
    return f"{action} failed ({said})."


def _line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
