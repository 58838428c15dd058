from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.building import comment, comment_on, created, plan, resource, review, stack, updated
from viaduct.review.as_json import as_json
from viaduct.review.html import html
from viaduct.review.masked import Decoded, Secret, mask_of
from viaduct.review.page.compose import page_of
from viaduct.review.plan_json import PlanJson

SECRET = "hunter2-Zx81!"

# Put together here, so that no scanner takes this file for a leak.
SHAPED = {
    "AWS access key": "AKIA" + "IOSFODNN7EXAMPLE",
    "session's AWS access key": "ASIA" + "IOSFODNN7EXAMPLE",
    "private key": "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
    "OpenSSH key": "-----BEGIN OPENSSH " + "PRIVATE KEY-----\nb3Bl",
    "GitHub token": "ghp_" + "a" * 36,
    "fine-grained GitHub token": "github_pat_" + "a1B2" * 20,
    "GitLab token": "glpat-" + "x" * 20,
    "Slack token": "xoxb-" + "123456789012-abcdef",
    "Slack webhook": "https://hooks.slack.com/services/" + "T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
    "Stripe key": "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
    "Google key": "AIza" + "a" * 35,
    "npm token": "npm_" + "a" * 36,
    "JSON web token": "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
    "URL": "postgres://shop:" + "correct-horse@db.example.com/shop",
}


def mask(*resources: dict[str, Any], **more: Any) -> Any:
    return mask_of(PlanJson.model_validate(plan(*resources, **more)))


@pytest.mark.parametrize("where", ["before", "after"])
def test_what_terraform_marks_is_not_shown(where: str) -> None:
    sides = {"before": {"value": SECRET}, "after": {"value": SECRET}}
    marks = {"before_sensitive": {"value": where == "before"}, "after_sensitive": {"value": where == "after"}}
    sides["after" if where == "before" else "before"] = {"value": "plain"}
    text = comment_on(resource("aws_ssm_parameter.a", "update", **sides, **marks))
    assert SECRET not in text
    assert "(sensitive value)" in text


def test_that_a_sensitive_value_changes_is_said() -> None:
    text = comment_on(
        updated("aws_ssm_parameter.a", {"value": SECRET}, {"value": "other-Secret9"}, before_sensitive={"value": True},
                after_sensitive={"value": True})
    )  # fmt: skip
    assert "- value = (sensitive value)\n+ value = (sensitive value)" in text


def test_a_whole_object_can_be_sensitive() -> None:
    text = comment_on(resource("aws_ssm_parameter.a", "create", after={"value": SECRET}, after_sensitive=True))
    assert SECRET not in text


def test_a_mask_reaches_into_lists() -> None:
    after = {"rule": [{"key": "a"}, {"key": SECRET}]}
    masks = {"rule": [{}, {"key": True}]}
    assert SECRET not in comment_on(resource("x_y.a", "create", after=after, after_sensitive=masks))


def test_a_sensitive_output_is_not_shown() -> None:
    outputs = {"password": {"actions": ["create"], "before": None, "after": SECRET, "after_sensitive": True}}
    text = comment_on(output_changes=outputs)
    assert SECRET not in text
    assert "password" in text


def test_a_value_that_is_sensitive_in_one_place_is_hidden_in_all() -> None:
    marked = resource("aws_ssm_parameter.a", "create", after={"value": SECRET}, after_sensitive={"value": True})
    other = created("aws_instance.b", user_data=f"#!/bin/sh\nlogin {SECRET}\n")
    assert SECRET not in comment_on(marked, other)


def test_the_value_of_a_sensitive_variable_is_hidden_wherever_it_turns_up() -> None:
    declared = {"root_module": {"variables": {"password": {"sensitive": True}, "region": {}}}}
    variables = {"password": {"value": SECRET}, "region": {"value": "eu-west-1"}}
    text = comment_on(
        created("aws_instance.b", note=f"x{SECRET}", zone="eu-west-1"), variables=variables, configuration=declared
    )
    assert SECRET not in text
    assert "eu-west-1" in text


def test_plain_words_in_a_sensitive_map_blacken_nothing_else() -> None:
    marked = resource("x_y.a", "create", after={"env": {"REGION": "us-east-1"}}, after_sensitive={"env": True})
    assert "us-east-1" in comment_on(marked, created("x_y.b", region="us-east-1"))


@pytest.mark.parametrize("kind", SHAPED)
@pytest.mark.parametrize("form", ["{}", "x {} y", '{{"a": ["{}"]}}'])
def test_what_looks_like_a_secret_is_hidden_wherever_it_is(kind: str, form: str) -> None:
    value = form.format(SHAPED[kind] if '"' not in form else json.dumps(SHAPED[kind])[1:-1])
    everywhere = [
        created("x_y.a", plain=value, listed=[value], nested=[{"deep": {"value": value}}], keys={value: 1}),
        updated("x_y.b", {"plain": value}, {"plain": "now plain"}),
        created(f'x_y.c["{value}"]', a=1),
        resource("x_y.d", "no-op", previous_address=f'x_y.d["{value}"]'),
    ]
    outputs = {value: {"actions": ["create"], "before": None, "after": value}}
    text = comment_on(*everywhere, output_changes=outputs, resource_drift=[updated("x_y.b", {"a": value}, {"a": 1})])
    assert [line for line in SHAPED[kind].splitlines() if line in text] == []


def test_a_secret_in_plain_is_known_as_one() -> None:
    outputs = {"token": {"actions": ["create"], "after": SHAPED["GitHub token"]}}
    found = stack(created("x_y.a", note=SHAPED["GitHub token"], other="fine"), output_changes=outputs)
    assert [(where, each.path) for where, each in found.secrets_in_plain] == [("x_y.a", "note"), ("output.token", "")]


@pytest.mark.parametrize("name", ["DB_PASSWORD", "password", "clientSecret", "API_KEY", "auth_token", "private_key"])
def test_what_is_named_like_a_secret_is_hidden(name: str) -> None:
    variables = [{"name": name, "type": "PLAINTEXT", "value": "swordfish"}]
    text = comment_on(created("x_y.a", environment={name: "swordfish"}, environment_variable=variables))
    assert "swordfish" not in text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("secret_arn", "arn:aws:secretsmanager:eu-west-1:111111111111:secret:shop"),
        ("DB_PASSWORD", "arn:aws:ssm:eu-west-1:111111111111:parameter/shop"),
        ("NPM_TOKEN", "/shop/npm"),
        ("use_token", "true"),
        ("tokens", "words"),
    ],
)
def test_what_only_points_at_a_secret_is_shown(name: str, value: str) -> None:
    assert value in comment_on(created("x_y.a", environment={name: value}))


def test_the_name_of_a_parameter_of_a_build_is_shown() -> None:
    variables = [{"name": "NPM_TOKEN", "type": "PARAMETER_STORE", "value": "shop.npm"}]
    assert "shop.npm" in comment_on(created("aws_codebuild_project.a", environment_variable=variables))


def test_json_in_a_string_is_read() -> None:
    assert mask().value('{"a": [1]}', None, None) == Decoded({"a": [1]})
    assert mask().value("{not json", None, None) == "{not json"
    assert mask().value("[" * 5000, None, None) == "[" * 5000


LEAVES = st.sampled_from(["plain", 1, True, None]) | st.integers(0, 999).map(lambda n: f"S3cr3t-{n:03}-x")
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", min_size=1), inner, max_size=3)
)


def marks(value: Any) -> Any:
    """Terraform's mask of a value in which everything that begins with S3cr3t is sensitive."""
    if isinstance(value, dict):
        return {key: marks(each) for key, each in value.items()}
    return [marks(each) for each in value] if isinstance(value, list) else str(value).startswith("S3cr3t")


@given(VALUES, VALUES)
def test_no_sensitive_value_is_in_anything_that_is_written(before: Any, after: Any) -> None:
    sides = {"before": {"a": before}, "after": {"a": after}}
    masks = {"before_sensitive": {"a": marks(before)}, "after_sensitive": {"a": marks(after)}}
    plans = {"shop": plan(resource("x_y.a", "update", **sides, **masks))}
    found = review(**plans)
    written = [comment(**plans), html(page_of(found)), json.dumps(as_json(found, ()))]
    assert not [each for each in written if "S3cr3t" in each]


def test_secrets_are_equal_where_their_values_are() -> None:
    one, same, other = (mask().value(each, True, None) for each in ("a", "a", "b"))
    assert one == same != other
    assert "fingerprint" not in repr(one)
    assert isinstance(one, Secret)
