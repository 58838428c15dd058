from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import boto3

from tests.rehearsal.synthesized import config, write_output
from viaduct.rehearsal.leftovers import KINDS, left_in_aws, left_in_states, places_of
from viaduct.terraform.manifest import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

REGIONS = ("eu-west-1", "us-east-1")


class FakeClient:
    """Answers every list with nothing, but for those it was given."""

    def __init__(self, **answers: Any) -> None:
        self._answers = answers

    def __getattr__(self, operation: str) -> Any:
        return lambda **_: self._answers.get(operation, {})


class FakeS3:
    """Holds one state, or none."""

    class exceptions:  # noqa: N801  # boto3 calls it so
        class NoSuchKey(Exception):
            pass

    def __init__(self, state: dict[str, Any] | None) -> None:
        self._state = state

    def get_object(self, **_: str) -> dict[str, Any]:
        if self._state is None:
            raise self.exceptions.NoSuchKey
        return {"Body": io.BytesIO(json.dumps(self._state).encode())}


def test_a_thing_is_named_with_its_kind_and_region() -> None:
    answers = FakeClient(list_aliases={"Aliases": [{"AliasName": "alias/aws/s3"}, {"AliasName": "alias/mine"}]})
    left = left_in_aws(lambda _service, _region: answers, REGIONS, frozenset())
    assert left == ["key alias alias/mine (eu-west-1)", "key alias alias/mine (us-east-1)"]


def test_what_the_world_shares_is_looked_at_once_and_what_is_expected_is_left_out() -> None:
    answers = FakeClient(list_buckets={"Buckets": [{"Name": "state"}, {"Name": "left"}]})
    assert left_in_aws(lambda _service, _region: answers, REGIONS, frozenset({"state"})) == ["bucket left (eu-west-1)"]


def test_every_kind_names_a_call_that_boto3_has() -> None:
    session: Any = boto3.Session()
    for kind in KINDS:
        client = session.client(kind.service, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")
        assert callable(getattr(client, kind.operation)), kind


def test_managed_resources_of_a_state_are_named(tmp_path: Path) -> None:
    stacks = read_manifest(write_output(tmp_path, {"a": config("a")}))
    resources = [
        {"mode": "managed", "type": "aws_iam_role", "name": "left"},
        {"mode": "data", "type": "aws_caller_identity", "name": "me"},
    ]
    assert left_in_states(FakeS3({"resources": resources}), stacks) == ["state of a: aws_iam_role.left"]
    assert left_in_states(FakeS3({"resources": []}), stacks) == []
    assert left_in_states(FakeS3(None), stacks) == []


def test_accounts_and_regions_are_those_of_the_provider_blocks(tmp_path: Path) -> None:
    far = config("b") | {"provider": {"aws": [{"region": "eu-west-1"}]}}
    role = {"role_arn": "arn:aws:iam::222222222222:role/terraform", "session_name": "viaduct"}
    other = config("c") | {"provider": {"aws": [{"region": "eu-west-1", "assume_role": [role]}]}}
    stacks = read_manifest(write_output(tmp_path, {"a": config("a"), "b": far, "c": other}))
    assert places_of(stacks) == {"": REGIONS, "222222222222": ("eu-west-1",)}
