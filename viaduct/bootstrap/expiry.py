"""The lifecycle: how long superseded versions stay.

Terraform's lock is the object ``<key>.tflock``, written and deleted by every plan and apply: in a versioned bucket
each leaves a version and a delete marker. A lifecycle filter knows prefix, tags and size, no suffix
(https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRuleFilter.html), so no rule can mean locks alone. One
rule for all objects does it, because it counts versions per object: the newest ``KEPT_VERSIONS`` stay however old
they are, the others go after ``KEPT_DAYS``. A state that changes seldom keeps its history for good, and a lock that is
taken a hundred times a day stops growing after a week. Only superseded versions are meant: nothing here deletes a
state or a lock that is in force.

NoncurrentDays is when S3 may act at the earliest, NewerNoncurrentVersions how many it retains all the same:
https://docs.aws.amazon.com/AmazonS3/latest/API/API_NoncurrentVersionExpiration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viaduct.bootstrap.observed import Lifecycle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KEPT_VERSIONS = 50
"""Superseded versions of an object that stay whatever their age; S3 allows up to 100."""

KEPT_DAYS = 7
"""Days that every superseded version stays at least, counted from when it was superseded."""

UPLOAD_DAYS = 1
"""Days after which the parts of an upload that never ended go."""

_WHOLE_BUCKET = {"Prefix": ""}

RULES: tuple[Mapping[str, Any], ...] = (
    {
        "ID": "viaduct-old-versions",
        "Status": "Enabled",
        "Filter": _WHOLE_BUCKET,
        "NoncurrentVersionExpiration": {"NoncurrentDays": KEPT_DAYS, "NewerNoncurrentVersions": KEPT_VERSIONS},
        "Expiration": {"ExpiredObjectDeleteMarker": True},
    },
    {
        "ID": "viaduct-unfinished-uploads",
        "Status": "Enabled",
        "Filter": _WHOLE_BUCKET,
        "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": UPLOAD_DAYS},
    },
)


def missing(lifecycle: Lifecycle) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
    """Each of our rules that is not in force as it must be, with the rule that has its ID now."""
    present = {rule.get("ID"): rule for rule in lifecycle.rules}
    for rule in RULES:
        found = present.get(rule["ID"])
        if found is None or _normal(found) != _normal(rule):
            yield rule, found


def merged(lifecycle: Lifecycle) -> Lifecycle:
    """Our rules and everybody else's.

    Rules of the old form (a bare Prefix) become the new one, which means the same: S3 refuses a mixture with "Filter
    element can only be used in Lifecycle V2".
    """
    ours = {rule["ID"] for rule in RULES}
    others = [_new_form(rule) for rule in lifecycle.rules if rule.get("ID") not in ours]
    return Lifecycle((*others, *RULES), lifecycle.minimum_size)


def deletes_state(lifecycle: Lifecycle) -> Iterator[str]:
    """The IDs of rules that delete current versions of every object: Terraform's state among them."""
    for rule in lifecycle.rules:
        expiration = rule.get("Expiration", {})
        everywhere = _normal(rule)["Filter"] == _WHOLE_BUCKET
        if rule.get("Status") == "Enabled" and everywhere and ("Days" in expiration or "Date" in expiration):
            yield str(rule.get("ID", "(unnamed)"))


def _new_form(rule: Mapping[str, Any]) -> dict[str, Any]:
    if "Prefix" not in rule:
        return dict(rule)
    return {name: value for name, value in rule.items() if name != "Prefix"} | {"Filter": {"Prefix": rule["Prefix"]}}


def _normal(rule: Mapping[str, Any]) -> dict[str, Any]:
    """The rule with the one spelling of "all objects" that we use; S3 has three."""
    renewed = _new_form(rule)
    return renewed | {"Filter": renewed.get("Filter") or _WHOLE_BUCKET}
