"""GitHub by OAuth token, which AWS calls version 1: recognized however it is written, and refused with the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec import codes
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from viaduct.spec.finding import Path

_KEYS = {"oauthtoken", "oauth", "githubtoken", "githuboauthtoken", "personalaccesstoken", "accesstoken", "token"}
_NAMES = {"githubv1", "githubversion1", "github1", "githuboauth", "oauth", "githubtoken"}
_PAGE = "https://docs.aws.amazon.com/codepipeline/latest/userguide/update-github-action-connections.html"
FIX = (
    "remove it, and any token with it; write 'source: {repository: owner/name}', which comes through the connection "
    f"and says DetectChanges itself; authorize the connection once in the console, then revoke the token: {_PAGE}"
)


def refused(path: Path, value: object) -> Finding | None:
    """The finding, if the key or value at ``path`` asks for version 1; the value, maybe a token, is never shown."""
    if path[:1] != ("connection",) and path[:1] != ("source",) and path[2:3] != ("source",):
        return None
    key = _plain(path[-1])
    named = key in {"provider", "kind", "type", "owner"} and _plain(value) in _asked(key)
    if key not in _KEYS and not named:
        return None
    message = "GitHub by OAuth token (version 1) is refused: the token would stand in Terraform's state"
    return Finding(codes.OAUTH.code, path, message, fix=FIX, at_key=not named)


def _asked(key: str) -> set[str]:
    """What asks for version 1; AWS's owner ``ThirdParty`` and a source of kind ``github`` are nothing else."""
    return _NAMES | {"kind": {"github"}, "owner": {"thirdparty"}, "type": {"github"}}.get(key, set())


def _plain(written: object) -> str:
    return "".join(character for character in str(written)[:60].lower() if character.isalnum())
