"""How far a grant reaches: to anyone, to other accounts, to everything.

What counts as public is what AWS counts:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.accounts import accounts_in
from viaduct.review.policies.document import ANYONE
from viaduct.review.policies.permissions import Difference
from viaduct.review.policies.sources import Kind

if TYPE_CHECKING:
    from viaduct.review.policies.conditions import Condition
    from viaduct.review.policies.globs import Pattern
    from viaduct.review.policies.grants import Grant

_FIXED = frozenset(
    {
        *("aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths"),
        *("aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourceorgid", "aws:sourceorgpaths"),
        *("aws:sourceowner", "aws:sourcevpc", "aws:sourcevpce", "aws:userid", "aws:username", "kms:calleraccount"),
        *("s3:dataaccesspointaccount", "s3:dataaccesspointarn"),
    }
)
"""Condition keys that leave a named few of everyone."""

_OF_ACCOUNTS = frozenset({"aws:principalaccount", "aws:principalarn", "aws:sourceaccount", "kms:calleraccount"})
_POSITIVE = frozenset({"StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike", "IpAddress"})
_ALL = frozenset({"*", "*:*", "iam:*", "sts:*"})
_WIDEST_NETWORK = 8

# Providers of identities where anyone may have one:
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
_SHARED = (
    *("token.actions.githubusercontent.com", "gitlab.com", "oidc.circleci.com", "app.terraform.io"),
    *("agent.buildkite.com", "api.bitbucket.org", "vstoken.dev.azure.com", "oidc.vercel.com", "accounts.google.com"),
)


def measured(grant: Grant, kind: Kind, own: frozenset[str]) -> Difference:
    """A grant with its reach, seen from the ``own`` accounts; no account is the own one where none is known."""
    everything = grant.allow and kind is Kind.identity and _everything(grant)
    accounts = _accounts(grant) - own if grant.allow else frozenset()
    return Difference(grant, _public(grant), tuple(sorted(accounts)), everything)


def _public(grant: Grant) -> bool:
    if not grant.allow or any(_fixes(each) for each in grant.conditions):
        return False
    return any(_anyone(each, grant.conditions) for each in grant.principals)


def _anyone(principal: Pattern, conditions: tuple[Condition, ...]) -> bool:
    """Everyone of AWS; everyone but some; or everyone with an account at a service that many share."""
    if principal.text.startswith("Federated:") and principal.text.endswith(_SHARED):
        return not any(_names_a_subject(each) for each in conditions)
    return principal.text == ANYONE or bool(principal.but)


def _names_a_subject(condition: Condition) -> bool:
    """Whether only some of a provider's users match: ``repo:acme/*`` does, ``*`` and ``repo:*`` do not."""
    if not condition.key.lower().endswith(":sub") or not _positive(condition):
        return False
    return all("*" not in value or "/" in value.partition("*")[0] for value in condition.values)


def _fixes(condition: Condition) -> bool:
    if condition.key.lower() not in _FIXED or not _positive(condition):
        return False
    return not any(map(_anything, condition.values))


def _positive(condition: Condition) -> bool:
    return condition.operator.rpartition(":")[2] in _POSITIVE and not condition.operator.startswith("ForAllValues:")


def _anything(value: str) -> bool:
    """Whether a value of a condition leaves nobody out."""
    address, _, bits = value.partition("/")
    network = bits.isdigit() and int(bits) < _WIDEST_NETWORK and not address.startswith("arn:")
    return not value.strip("*:?") or network or value.startswith("arn:*:*:*:*:*")


def _accounts(grant: Grant) -> frozenset[str]:
    named = [each.text.partition(":")[2] for each in grant.principals if each.text.startswith("AWS:")]
    if any(each.text == ANYONE for each in grant.principals):
        fixing = [each for each in grant.conditions if each.key.lower() in _OF_ACCOUNTS and _positive(each)]
        named += [value for each in fixing for value in each.values]
    return frozenset(account for name in named for account in accounts_in(name))


def _everything(grant: Grant) -> bool:
    anything = any(each.but or each.text in _ALL for each in grant.actions)
    return anything and any(each.text == "*" for each in grant.resources)
