from __future__ import annotations

import json

import pytest

from tests.review.building import created, destroyed, plan, replaced, resource, review, updated
from viaduct.errors import UsageError
from viaduct.review.gates import _CHECKS as CHECKS
from viaduct.review.gates import MEANINGS, Gate, fired, gates_of, told

Json = dict[str, object]


def policy(principal: object = None, action: str = "s3:GetObject") -> str:
    statement: Json = {"Effect": "Allow", "Action": action, "Resource": "*"}
    return json.dumps({"Statement": [statement | ({"Principal": principal} if principal else {})]})


FIRING: dict[Gate, Json] = {
    Gate.destroy_stateful: destroyed("aws_s3_bucket.a"),
    Gate.replace_stateful: replaced("aws_s3_bucket.a", {"bucket": "a"}, {"bucket": "b"}, "bucket"),
    Gate.public_access: created("aws_s3_bucket_policy.a", bucket="b", policy=policy("*")),
    Gate.grant_everything: created("aws_iam_role_policy.a", role="r", policy=policy(action="*")),
    Gate.cross_account: created("aws_s3_bucket_policy.a", bucket="b", policy=policy({"AWS": "222222222222"})),
    Gate.open_network: updated("aws_lb.a", {"internal": True}, {"internal": False}),
    Gate.plain_secret: created("aws_ssm_parameter.a", insecure_value="ghp_" + "a" * 36),
    Gate.widen_permissions: created("aws_iam_role_policy.a", role="r", policy=policy()),
    Gate.unknown_permissions: resource("aws_iam_policy.a", "create", after={}, after_unknown={"policy": True}),
    Gate.any_destroy: destroyed("aws_iam_role.a"),
    Gate.any_replace: replaced("aws_iam_role.a", {"name": "a"}, {"name": "b"}, "name"),
    Gate.forget: resource("aws_iam_role.a", "forget", before={"name": "a"}),
}


@pytest.mark.parametrize("gate", FIRING)
def test_a_gate_fires_for_what_it_is_called_after(gate: Gate) -> None:
    found = fired(review(shop=plan(FIRING[gate])), [gate])
    assert [(each.gate, each.stack, each.address) for each in found] == [(gate, "shop", FIRING[gate]["address"])]


def test_drift_fires() -> None:
    drifted = plan(resource_drift=[updated("x_y.a", {"a": 1}, {"a": 2})])
    assert [each.address for each in fired(review(shop=drifted), [Gate.drift])] == ["x_y.a"]


def test_no_gate_fires_for_what_is_harmless() -> None:
    harmless = plan(created("aws_cloudwatch_metric_alarm.a", alarm_name="a"), updated("x_y.a", {"a": 1}, {"a": 2}))
    assert fired(review(shop=harmless), Gate) == ()


def test_every_gate_has_a_check_and_a_meaning() -> None:
    assert set(CHECKS) == set(MEANINGS) == set(Gate) == {*FIRING, Gate.drift}


def test_gates_are_a_list_with_commas() -> None:
    assert gates_of("drift, destroy-stateful,") == (Gate.destroy_stateful, Gate.drift)
    assert gates_of("") == ()


def test_an_unknown_gate_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=r'no gate is called \'destory\'; did you mean "destroy"\? allowed: destroy-'):
        gates_of("drift,destory")


def test_what_fired_is_told_in_short() -> None:
    many = plan(*(destroyed(f"x_y.r{number}") for number in range(8)))
    text = told(fired(review(shop=many), [Gate.any_destroy]))
    assert "destroy: x_y.r0 in shop, " in text
    assert text.endswith(" and 3 more")
