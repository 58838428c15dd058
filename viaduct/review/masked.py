"""A plan's values without its secrets: the one door between Terraform's JSON and everything that a review shows.

Strings that hold JSON (policies, above all) come out as what they say, so that no secret hides in them and differences
are those of their content.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from viaduct.review.secret_shapes import looks_like, named_as_secret

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viaduct.review.plan_json import ChangeJson, PlanJson

MARKED = "sensitive"
BY_NAME = "named like a secret"


@dataclass(frozen=True)
class Secret:
    """A value that is not shown, and why; two are equal where their values are."""

    why: str
    fingerprint: str = field(repr=False)

    @property
    def in_plain(self) -> bool:
        """Whether it lies in a place that nobody has marked as sensitive."""
        return self.why != MARKED


@dataclass(frozen=True)
class AfterApply:
    """A value that is known only after apply."""


@dataclass(frozen=True)
class Absent:
    """No value at all."""


@dataclass(frozen=True)
class Decoded:
    """What a string of JSON says."""

    value: Any


AFTER_APPLY = AfterApply()
ABSENT = Absent()


@dataclass(frozen=True)
class Masked:
    """Both sides of a change; an object that does not exist is ``None``."""

    before: Any
    after: Any


@dataclass(frozen=True)
class Mask:
    """Knows the secrets of one plan: a value that is sensitive in one place is hidden in every other."""

    secrets: re.Pattern[str] | None

    def change(self, change: ChangeJson) -> Masked:
        """Both sides of a change without secrets; ``AFTER_APPLY`` where Terraform doesn't know yet."""
        before = self.value(change.before, change.before_sensitive, None)
        return Masked(before, self.value(change.after, change.after_sensitive, change.after_unknown))

    def value(self, value: Any, sensitive: Any, unknown: Any, name: str = "") -> Any:
        """A value without secrets; ``sensitive`` and ``unknown`` are Terraform's masks of it."""
        if unknown is True:
            return AFTER_APPLY
        if sensitive is True and value is not None:
            return Secret(MARKED, _fingerprint(value))
        if isinstance(value, dict) or (value is None and isinstance(unknown, dict) and unknown):
            return self._mapping(value or {}, sensitive, unknown)
        if isinstance(value, list):
            return [
                self.value(each, _part(sensitive, index), _part(unknown, index)) for index, each in enumerate(value)
            ]
        return self._text(value, name) if isinstance(value, str) else value

    def text(self, text: str) -> str:
        """A name or an address; one that holds a secret is replaced as a whole."""
        return f"(hidden: looks like {kind})" if (kind := looks_like(text)) else text

    def _mapping(self, value: dict[str, Any], sensitive: Any, unknown: Any) -> dict[str, Any]:
        called = _called(value)
        keys = sorted({*value, *(unknown if isinstance(unknown, dict) else ())})
        return {
            self.text(key): self.value(
                value.get(key), _part(sensitive, key), _part(unknown, key), called if key == "value" else key
            )
            for key in keys
        }

    def _text(self, text: str, name: str) -> Any:
        decoded = _decoded(text)
        if decoded is not None:
            return Decoded(self.value(decoded, None, None))
        if kind := looks_like(text):
            return Secret(f"looks like {kind}", _fingerprint(text))
        if self.secrets and self.secrets.search(text):
            return Secret("sensitive elsewhere in this plan", _fingerprint(text))
        return Secret(BY_NAME, _fingerprint(text)) if named_as_secret(name, text) else text


def mask_of(plan: PlanJson) -> Mask:
    """The mask that knows what is sensitive anywhere in a plan."""
    changes = [each.change for each in (*plan.resource_changes, *plan.resource_drift)]
    found = {*_sensitive_variables(plan)}
    for change in (*changes, *plan.output_changes.values()):
        found |= {*_marked(change.before, change.before_sensitive), *_marked(change.after, change.after_sensitive)}
    telling = sorted(filter(_telling, found))
    return Mask(re.compile("|".join(map(re.escape, telling))) if telling else None)


def _called(value: Mapping[str, Any]) -> str:
    """What the ``value`` beside a ``name`` is called; if another key says that it is a reference, it is none."""
    refers = str(value.get("type", "")).upper() in {"PARAMETER_STORE", "SECRETS_MANAGER"}
    return "" if refers else str(value.get("name") or value.get("key") or "")


def _sensitive_variables(plan: PlanJson) -> Iterator[str]:
    declared = (plan.configuration.get("root_module") or {}).get("variables") or {}
    for name, variable in plan.variables.items():
        if (declared.get(name) or {}).get("sensitive"):
            yield from _texts(variable.get("value"))


def _marked(value: Any, sensitive: Any) -> Iterator[str]:
    if sensitive is True:
        yield from _texts(value)
    elif isinstance(sensitive, dict) and isinstance(value, dict):
        for key in sensitive:
            yield from _marked(value.get(key), sensitive[key])
    elif isinstance(sensitive, list) and isinstance(value, list):
        for each, mask in zip(value, sensitive, strict=False):
            yield from _marked(each, mask)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


# Words that stand with a secret in a sensitive map (a region, an environment) must not blacken the whole plan.
_WORDS = re.compile(r"(?:[a-z]+|[A-Z]+|[0-9]+)(?:[-_./: ](?:[a-z]+|[A-Z]+|[0-9]+))*")


def _telling(text: str) -> bool:
    return len(text) >= 8 and not _WORDS.fullmatch(text) and not text.startswith("arn:")


def _part(mask: Any, key: str | int) -> Any:
    if isinstance(mask, dict):
        return mask.get(key)
    if isinstance(mask, list) and isinstance(key, int) and key < len(mask):
        return mask[key]
    return None


def _decoded(text: str) -> Any:
    """What a JSON object or array in a string says, else ``None``."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict | list) and found else None


def _fingerprint(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
