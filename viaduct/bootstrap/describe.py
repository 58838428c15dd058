"""A step in a person's words: the same for a dry run and for the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from viaduct.bootstrap import steps

if TYPE_CHECKING:
    from viaduct.bootstrap.steps import Step


def describe(step: Step) -> str:  # noqa: C901  # one line a kind of step
    """One line, in the imperative."""
    match step:
        case steps.CreateKey(description):
            return f"create a KMS key: {description}"
        case steps.EnableKey(key_arn):
            return f"enable the key {key_arn}"
        case steps.RotateKey(key_arn):
            return f"turn yearly rotation on for {_named(key_arn)}"
        case steps.NameKey(alias, key_arn):
            return f"point {alias} to {_named(key_arn)}"
        case steps.CreateBucket(region):
            return f"create the bucket in {region}, ACLs off"
        case steps.TagBucket(tags):
            return f"set the tags: {', '.join(f'{key}={tags[key]}' for key in sorted(tags)) or 'none'}"
        case steps.BlockPublicAccess():
            return "block all public access"
        case steps.TurnAclsOff():
            return "set object ownership to BucketOwnerEnforced"
        case steps.PutPolicy():
            return "put the bucket policy: requests without TLS are denied, other statements stay"
        case steps.EncryptWith(key_arn):
            return f"encrypt by default with {_named(key_arn)}, bucket key on"
        case steps.EnableVersioning():
            return "turn versioning on"
        case steps.PutLifecycle(lifecycle):
            return f"put the lifecycle rules: {', '.join(str(rule.get('ID', '(unnamed)')) for rule in lifecycle.rules)}"
        case _:
            assert_never(step)


def _named(key_arn: str | None) -> str:
    return key_arn or "the new key"
