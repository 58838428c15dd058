"""The key's part of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct.bootstrap.difference import Difference
from viaduct.bootstrap.observed import KEY_OF, Bucket
from viaduct.bootstrap.steps import CreateKey, EnableKey, NameKey, RotateKey

if TYPE_CHECKING:
    from viaduct.bootstrap.observed import Key, Observed
    from viaduct.bootstrap.steps import Step
    from viaduct.bootstrap.wanted import StateBucket

_DOOMED = {"PendingDeletion", "PendingReplicaDeletion"}


@dataclass(frozen=True)
class KeyPlan:
    """``arn`` is the key that the bucket is to use; None: the one that the steps make."""

    arn: str | None
    differences: tuple[Difference, ...] = ()
    steps: tuple[Step, ...] = ()


def plan_key(wanted: StateBucket, observed: Observed) -> KeyPlan:
    """The key behind the alias; else the one left by an earlier run, the bucket's own, or a new one."""
    if observed.key is not None:
        return _plan_named(wanted, observed.key)
    candidate = observed.loose_key or _adoptable(observed)
    differences = _unnamed(wanted, observed)
    if candidate is None:
        return KeyPlan(None, differences, _steps_to_new(wanted))
    return KeyPlan(candidate.arn, differences, _steps_to_name(wanted, candidate))


def _plan_named(wanted: StateBucket, key: Key) -> KeyPlan:
    """The alias exists, so the key was finished once: whatever is weak now was weakened."""
    where = f"key of {wanted.key_alias}"
    hopeless = _hopeless(where, wanted, key)
    if hopeless:
        return KeyPlan(key.arn, hopeless)
    differences: list[Difference] = []
    steps: list[Step] = []
    if key.state == "Disabled":
        differences.append(Difference(f"{where}: state", "Disabled", "Enabled"))
        steps.append(EnableKey(key.arn))
    if not key.rotation:
        differences.append(Difference(f"{where}: yearly rotation", "off", "on"))
        steps.append(RotateKey(key.arn))
    return KeyPlan(key.arn, tuple(differences), tuple(steps))


def _hopeless(where: str, wanted: StateBucket, key: Key) -> tuple[Difference, ...]:
    """What no step can change about a key."""
    elsewhere = f"point the alias to another key (aws kms update-alias --alias-name {wanted.key_alias}), or delete it"
    found: list[Difference] = []
    if not key.customer:
        found.append(Difference(where, f"{key.arn}, managed by AWS", "a customer managed key", elsewhere))
    if not key.symmetric:
        found.append(Difference(where, f"{key.arn}, not for symmetric encryption", "a symmetric key", elsewhere))
    if key.state in _DOOMED:
        remedy = f"aws kms cancel-key-deletion --key-id {key.arn}, then --fix; without the key all state is lost"
        found.append(Difference(f"{where}: state", key.state, "Enabled", remedy))
    elif key.state not in {"Enabled", "Disabled"}:
        found.append(Difference(f"{where}: state", key.state, "Enabled", "wait, or import the key's material"))
    if key.customer and key.symmetric and not key.rotatable and not key.rotation:
        found.append(Difference(f"{where}: yearly rotation", "its material is not KMS's own", "on", elsewhere))
    return tuple(found)


def _unnamed(wanted: StateBucket, observed: Observed) -> tuple[Difference, ...]:
    """A missing alias is a fault only under a bucket that is finished: before that, it is yet to be made."""
    if isinstance(observed.bucket, Bucket) and not observed.bucket.unfinished:
        return (Difference(f"key alias {wanted.key_alias}", "absent", "on the key that encrypts the bucket"),)
    return ()


def _adoptable(observed: Observed) -> Key | None:
    """The key that encrypts the bucket already, if it may be used: a second one would only cost."""
    key = observed.bucket.encryption_key if isinstance(observed.bucket, Bucket) else None
    fit = key is not None and key.customer and key.symmetric and key.rotatable and key.state == "Enabled"
    return key if fit else None


def _steps_to_new(wanted: StateBucket) -> tuple[Step, ...]:
    tags = {**wanted.tags, KEY_OF: wanted.key_alias}
    # The alias comes last: a key that has it is finished.
    return CreateKey(f"Terraform state in {wanted.bucket}", tags), RotateKey(None), NameKey(wanted.key_alias, None)


def _steps_to_name(wanted: StateBucket, key: Key) -> tuple[Step, ...]:
    name = NameKey(wanted.key_alias, key.arn)
    return (name,) if key.rotation else (RotateKey(key.arn), name)
