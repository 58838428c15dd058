"""Where a module is applied: the account and region of its provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.emission.symbols import Symbol

if TYPE_CHECKING:
    from modules.emission.inputs import Value

ACCOUNT = "local.account"
REGION = "local.region"
DATA = {
    ACCOUNT: ("aws_caller_identity", "account_id"),
    # `name` is deprecated since version 6 of the provider, `region` is not there before.
    REGION: ("aws_region", "id"),
}


def account(given: Value) -> str:
    """The placeholder of the provider's account."""
    return given.run.symbols.text("⟦account⟧", Symbol(ACCOUNT))


def region(given: Value) -> str:
    """The placeholder of the provider's region."""
    return given.run.symbols.text("⟦region⟧", Symbol(REGION))
