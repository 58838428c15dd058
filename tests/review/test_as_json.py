from __future__ import annotations

import json

from tests.review.building import created, plan, replaced, resource, review, updated
from viaduct.review.as_json import as_json
from viaduct.review.gates import Gate, fired

SECRET = "hunter2-Zx81!"
POLICY = {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}}


def test_a_script_gets_all_of_a_review() -> None:
    found = review(
        shop=plan(
            replaced("aws_s3_bucket.a", {"bucket": "a"}, {"bucket": "b"}, "bucket", after_unknown={"id": True}),
            created("aws_s3_bucket_policy.a", bucket="b", policy=json.dumps(POLICY)),
            updated("aws_lb.a", {"internal": True}, {"internal": False}),
            resource("x_y.b", "no-op", previous_address="x_y.a"),
            resource_drift=[updated("x_y.q", {"a": 1}, {"a": 2})],
            output_changes={"o": {"actions": ["create"], "before": None, "after": "x"}},
        ),
        web=plan(),
    )
    answer = json.loads(json.dumps(as_json(found, fired(found, [Gate.replace_stateful]))))
    (stack,) = answer["stacks"]
    assert (answer["version"], answer["level"], answer["unchanged"]) == (1, "danger", ["web"])
    assert answer["counts"] == {"destroy": 0, "replace": 1, "forget": 0, "update": 1, "create": 1}
    assert answer["fired"] == [{"gate": "replace-stateful", "stack": "shop", "address": "aws_s3_bucket.a"}]
    first = stack["resources"][0]
    assert (first["address"], first["action"], first["loses"]) == ("aws_s3_bucket.a", "replace", "its objects")
    assert first["attributes"][0] == {"path": "bucket", "before": {"value": "a"}, "after": {"value": "b"}}
    assert first["attributes"][1] == {"path": "id", "before": None, "after": {"known_after_apply": True}}
    (permission,) = stack["permissions"]
    assert (permission["public"], permission["wider"][0]["principals"]) == (True, ["AWS:*"])
    assert permission["wider"][0]["actions"] == ["s3:GetObject"]
    assert [each["address"] for each in stack["openings"]] == ["aws_lb.a"]
    assert [each["moved_from"] for each in stack["resources"] if each["moved_from"]] == ["x_y.a"]
    assert [each["address"] for each in stack["drift"]] == ["x_y.q"]
    assert stack["outputs"][0]["attributes"][0]["after"] == {"value": "x"}


def test_no_secret_is_in_it_nor_what_tells_it_apart() -> None:
    marked = updated("x_y.a", {"p": "a"}, {"p": SECRET}, before_sensitive={"p": True}, after_sensitive={"p": True})
    text = json.dumps(as_json(review(shop=plan(marked)), ()))
    assert SECRET not in text
    assert "fingerprint" not in text
    assert json.loads(text)["stacks"][0]["resources"][0]["attributes"][0]["after"] == {"hidden": "sensitive"}
