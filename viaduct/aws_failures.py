"""botocore's errors in a person's words: one paragraph, no traceback."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore import exceptions as boto

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viaduct.errors import ViaductError

_STALE = {"ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"}
_WRONG = {"InvalidClientTokenId", "InvalidAccessKeyId", "SignatureDoesNotMatch", "UnrecognizedClientException"}
_DENIED = {"AccessDenied", "AccessDeniedException", "403", "UnauthorizedOperation"}

_NO_CREDENTIALS = (boto.NoCredentialsError, boto.PartialCredentialsError, boto.CredentialRetrievalError)
_NO_LOGIN = (boto.SSOError, boto.TokenRetrievalError)
_NO_NETWORK = (boto.HTTPClientError, boto.ConnectionError)


@dataclass(frozen=True)
class Explainer:
    """Knows the IAM action behind an API operation, the page that lists every permission, and what to raise."""

    action_of: Callable[[str], str]
    permissions: str
    raised: type[ViaductError]

    @contextmanager
    def explained(self, doing: str) -> Iterator[None]:
        """Turn what botocore raises inside into a ``raised`` that begins with ``doing``."""
        try:
            yield
        except (boto.ClientError, boto.BotoCoreError) as error:
            raise self.raised(f"{doing}: {self.explain(error)}") from error

    def explain(self, error: boto.ClientError | boto.BotoCoreError) -> str:
        """What went wrong and what to do about it."""
        if isinstance(error, boto.ClientError):
            return self._explain_answer(error)
        said = one_line(error)
        if isinstance(error, _NO_CREDENTIALS):
            return f"there are no usable AWS credentials ({said}). Set AWS_PROFILE, or log in, and run it again."
        if isinstance(error, _NO_LOGIN):
            return f"the login has ended ({said}). Run `aws sso login` and then this again."
        if isinstance(error, _NO_NETWORK):
            return f"AWS can't be reached ({said}). Check the network, a proxy, AWS_ENDPOINT_URL and the region."
        return said

    def _explain_answer(self, error: boto.ClientError) -> str:
        """AWS answered, with a no."""
        detail = error.response.get("Error", {})
        code, message = detail.get("Code", "unknown"), " ".join(detail.get("Message", "").split())
        said = f"AWS says {code}" + (f": {message}" if message else "")
        action = self.action_of(error.operation_name)
        if code in _STALE:
            return f"the credentials have expired ({said}). Log in again and then run this again."
        if code in _WRONG:
            return f"AWS does not know these credentials ({said}). Check AWS_PROFILE and the keys behind it."
        if code in _DENIED:
            return f"{action} is denied ({said}). Get that permission; {self.permissions} lists all that are needed."
        return f"{action} failed ({said})."


def one_line(error: Exception) -> str:
    """The error's own words, as one line without its full stop."""
    return " ".join(str(error).split()).rstrip(".")
