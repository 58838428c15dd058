"""What it takes to plan a stack beside a role of the home account, read from its configuration."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLE = "GITHUB_TOKEN"


class Lack(StrEnum):
    """What a stack needs and these credentials are not."""

    ROLE = "a role of another account"
    TOKEN = f"{_VARIABLE}, a token that may administer the repository"


def lack_of(config: Mapping[str, Any], inherited: Mapping[str, str], *, home_only: bool) -> Lack | None:
    """What a stack can't be planned for want of; whether roles can be assumed is known to who calls, not to us.

    GitHub's provider reads without a token what everybody may, which is not enough:
    https://registry.terraform.io/providers/integrations/github/latest/docs#authentication.
    """
    providers = config.get("provider", {})
    if "github" in providers and not inherited.get(_VARIABLE):
        return Lack.TOKEN
    if home_only and any(block.get("assume_role") for block in providers.get("aws", ())):
        return Lack.ROLE
    return None
