from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.review.building import comment_on, created, destroyed, replaced, resource, stack, updated
from tests.review.rendered import values

if TYPE_CHECKING:
    from viaduct.review.policies.permissions import PermissionChange

Json = dict[str, Any]
ROLE = "aws_iam_role_policy.shop"
BUCKET = "aws_s3_bucket_policy.shop"


def document(*statements: Json) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action: Any, resource: Any = "*", **more: Any) -> Json:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action: Any, resource: Any = "*", **more: Any) -> Json:
    return allow(action, resource, **more) | {"Effect": "Deny"}


def of_role(before: list[Json], after: list[Json]) -> tuple[PermissionChange, ...]:
    sides = [{"role": "demo-shop", "policy": document(*each)} for each in (before, after)]
    return stack(updated(ROLE, *sides)).permissions


def of_bucket(*after: Json, before: tuple[Json, ...] = (), **more: Any) -> PermissionChange:
    sides = [{"bucket": "demo-shop", "policy": document(*each)} for each in (before, after)]
    (change,) = stack(updated(BUCKET, *sides), **more).permissions
    return change


def said(change: PermissionChange) -> list[tuple[list[str], list[str], list[str]]]:
    return [
        ([each.text for each in one.grant.principals], *([each.text for each in part] for part in parts))
        for one in change.wider
        for parts in [(one.grant.actions, one.grant.resources)]
    ]


def test_an_action_that_is_added_is_wider() -> None:
    (change,) = of_role([allow("s3:GetObject", "a")], [allow(["s3:GetObject", "s3:PutObject"], "a")])
    assert (change.holder, change.noun, change.addresses) == ("demo-shop", "role", (ROLE,))
    assert said(change) == [([], ["s3:putobject"], ["a"])]
    assert not change.narrows


def test_an_action_that_goes_is_narrower() -> None:
    (change,) = of_role([allow(["s3:GetObject", "s3:PutObject"], "a")], [allow("s3:GetObject", "a")])
    assert not change.widens
    assert [each.grant.actions[0].text for each in change.narrower] == ["s3:putobject"]


@pytest.mark.parametrize(
    "after",
    [
        [allow("s3:GetObject", ["b", "a"])],
        [allow("S3:getobject", ["a", "b"], Sid="New")],
        [allow("s3:GetObject", "a"), allow("s3:GetObject", "b")],
        allow("s3:GetObject", ["a", "b"]),
    ],
)
def test_the_same_said_otherwise_is_no_change(after: Any) -> None:
    before = {"role": "r", "policy": document(allow("s3:GetObject", ["a", "b"]))}
    policy = json.dumps({"Statement": after}, indent=2)
    assert stack(updated(ROLE, before, {"role": "r", "policy": policy})).permissions == ()


def test_a_wildcard_covers_what_it_matches() -> None:
    (change,) = of_role([allow("s3:Get*", "arn:a/*")], [allow(["s3:GetObject", "s3:ListBucket"], "arn:a/b")])
    assert said(change) == [([], ["s3:listbucket"], ["arn:a/b"])]


def test_a_wildcard_is_wider_than_what_it_replaces() -> None:
    (change,) = of_role([allow("s3:GetObject", "arn:a/b")], [allow("s3:GetObject", "arn:a/*")])
    assert change.widens
    assert not change.narrows


def test_what_no_statement_had_in_full_is_wider() -> None:
    before = [allow("s3:GetObject", "a"), allow("s3:PutObject", "b")]
    (change,) = of_role(before, [allow(["s3:GetObject", "s3:PutObject"], ["a", "b"])])
    assert sorted(said(change)) == [([], ["s3:getobject"], ["b"]), ([], ["s3:putobject"], ["a"])]


def test_a_condition_that_goes_is_wider_and_says_what_it_was() -> None:
    condition = {"StringEquals": {"aws:SourceAccount": "111111111111"}}
    (change,) = of_role([allow("s3:GetObject", "a", Condition=condition)], [allow("s3:GetObject", "a")])
    assert [each.operator for each in change.wider[0].grant.former or ()] == ["StringEquals"]
    assert not change.narrows


def test_a_condition_that_comes_is_narrower() -> None:
    condition = {"Bool": {"aws:MultiFactorAuthPresent": True}}
    (change,) = of_role([allow("s3:GetObject", "a")], [allow("s3:GetObject", "a", Condition=condition)])
    assert (change.widens, change.narrows) == (False, True)


def test_a_denial_that_goes_is_wider_and_one_that_comes_is_narrower() -> None:
    (gone,) = of_role([allow("*"), deny("iam:*")], [allow("*")])
    (came,) = of_role([allow("*")], [allow("*"), deny("iam:*")])
    assert (gone.widens, gone.narrows) == (True, False)
    assert (came.widens, came.narrows) == (False, True)


def test_everything_but_some_is_nearly_everything() -> None:
    statement = {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}
    (change,) = of_role([allow("s3:*")], [statement])
    assert change.everything
    (less,) = of_role([statement], [allow("s3:*")])
    assert (less.widens, less.narrows) == (False, True)


def test_a_statement_that_moves_to_another_policy_of_the_role_is_no_change() -> None:
    policy = document(allow("s3:GetObject", "a"))
    moved = stack(
        destroyed("aws_iam_role_policy.old", role="r", policy=policy),
        created("aws_iam_role_policy.new", role="r", policy=policy),
    )
    assert moved.permissions == ()


def test_what_another_policy_of_the_role_allows_already_is_no_news() -> None:
    wide = {"role": "r", "policy": document(allow("s3:*"))}
    other = resource("aws_iam_role_policy.wide", "no-op", before=wide, after=wide)
    assert stack(other, created(ROLE, role="r", policy=document(allow("s3:GetObject", "a")))).permissions == ()


def test_a_new_role_is_new_and_one_that_goes_is_gone() -> None:
    (new,) = stack(created(ROLE, role="r", policy=document(allow("s3:GetObject", "a")))).permissions
    (gone,) = stack(destroyed(ROLE, role="r", policy=document(allow("s3:GetObject", "a")))).permissions
    assert (new.new, new.widens) == (True, True)
    assert (gone.gone, gone.narrows) == (True, True)


def test_a_role_that_is_renamed_keeps_what_it_may_do() -> None:
    policy = document(allow("s3:GetObject", "a"))
    sides = {"role": "old", "policy": policy}, {"role": "new", "policy": policy}
    assert stack(replaced(ROLE, *sides, "role")).permissions == ()


@pytest.mark.parametrize("action", ["*", "*:*", "iam:*"])
def test_all_that_there_is_to_do_is_known_as_everything(action: str) -> None:
    (change,) = of_role([], [allow(action)])
    assert change.everything


def test_all_of_one_service_is_not_everything() -> None:
    (change,) = of_role([], [allow("s3:*")])
    assert not change.everything


EVERYONE = [
    allow("s3:GetObject", "a", Principal="*"),
    allow("s3:GetObject", "a", Principal={"AWS": "*"}),
    allow("s3:GetObject", "a", Principal={"AWS": ["arn:aws:iam::111111111111:root", "*"]}),
    allow("s3:GetObject", "a", NotPrincipal={"AWS": "222222222222"}),
    allow("s3:GetObject", "a", Principal="*", Condition={"StringNotEquals": {"aws:SourceAccount": "1"}}),
    allow("s3:GetObject", "a", Principal="*", Condition={"StringLike": {"aws:PrincipalArn": "*"}}),
    allow("s3:GetObject", "a", Principal="*", Condition={"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}),
    allow("s3:GetObject", "a", Principal="*", Condition={"StringEqualsIfExists": {"aws:SourceAccount": "1"}}),
    allow("s3:GetObject", "a", Principal="*", Condition={"Bool": {"aws:SecureTransport": "true"}}),
]


@pytest.mark.parametrize("statement", EVERYONE)
def test_a_policy_for_everyone_is_public(statement: Json) -> None:
    assert of_bucket(statement).public


@pytest.mark.parametrize(
    "condition",
    [
        {"StringEquals": {"aws:SourceAccount": "111111111111"}},
        {"ArnLike": {"AWS:SourceArn": "arn:aws:sns:eu-west-1:111111111111:demo-*"}},
        {"StringEquals": {"aws:PrincipalOrgID": "o-example"}},
        {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}},
        {"StringEquals": {"aws:SourceVpce": "vpce-1"}},
    ],
)
def test_everyone_of_a_named_few_is_not_public(condition: Json) -> None:
    assert not of_bucket(allow("s3:GetObject", "a", Principal="*", Condition=condition)).public


def test_that_everyone_is_denied_something_is_not_public() -> None:
    assert not of_bucket(deny("s3:*", "a", Principal="*")).public


@pytest.mark.parametrize("name", ["222222222222", "arn:aws:iam::222222222222:root", "arn:aws:iam::222222222222:role/x"])
def test_another_account_is_known_as_one(name: str) -> None:
    assert of_bucket(allow("s3:GetObject", "a", Principal={"AWS": name})).accounts == ("222222222222",)


def test_an_account_in_the_conditions_on_everyone_is_known_too() -> None:
    condition = {"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::222222222222:role/x"}}
    change = of_bucket(allow("s3:GetObject", "a", Principal="*", Condition=condition))
    assert (change.public, change.accounts) == (False, ("222222222222",))


def test_the_own_account_is_no_other() -> None:
    assert of_bucket(allow("s3:GetObject", "a", Principal={"AWS": "111111111111"})).accounts == ()


def test_where_the_plan_does_not_say_whose_it_is_every_account_is_another() -> None:
    change = of_bucket(allow("s3:GetObject", "a", Principal={"AWS": "111111111111"}), configuration={})
    assert change.accounts == ("111111111111",)


def test_the_objects_say_whose_a_plan_is_if_the_provider_does_not() -> None:
    arn = {"arn": "arn:aws:sqs:eu-west-1:111111111111:demo"}
    other = resource("aws_sqs_queue.other", "no-op", before=arn, after=arn)
    sides = [
        {"bucket": "b", "policy": document(*each)} for each in ([], [allow("s3:*", Principal={"AWS": "111111111111"})])
    ]
    (change,) = stack(other, updated(BUCKET, *sides), configuration={}).permissions
    assert change.accounts == ()


def test_a_service_is_no_account() -> None:
    change = of_bucket(allow("s3:PutObject", "a", Principal={"Service": "logging.s3.amazonaws.com"}))
    assert (change.public, change.accounts) == (False, ())


GITHUB = {"Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"}
SUB = "token.actions.githubusercontent.com:sub"
AUD = {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}


@pytest.mark.parametrize(
    ("condition", "public"),
    [
        ({"StringEquals": AUD}, True),
        ({"StringEquals": AUD, "StringLike": {SUB: "*"}}, True),
        ({"StringEquals": AUD, "StringLike": {SUB: "repo:*"}}, True),
        ({"StringEquals": AUD, "StringLike": {SUB: "repo:acme/*"}}, False),
        ({"StringEquals": {**AUD, SUB: "repo:acme/shop:environment:live"}}, False),
    ],
)
def test_a_role_that_every_repository_may_take_is_public(condition: Json, public: bool) -> None:
    trust = document(
        {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": GITHUB, "Condition": condition}
    )
    (change,) = stack(updated("aws_iam_role.a", {"name": "a"}, {"name": "a", "assume_role_policy": trust})).permissions
    assert (change.kind, change.public) == ("trust", public)


@pytest.mark.parametrize(
    ("kind", "attribute"),
    [
        ("aws_kms_key", "policy"),
        ("aws_sns_topic_policy", "policy"),
        ("aws_sqs_queue_policy", "policy"),
        ("aws_ecr_repository_policy", "policy"),
        ("aws_secretsmanager_secret_policy", "policy"),
        ("aws_cloudwatch_log_resource_policy", "policy_document"),
        ("aws_opensearch_domain", "access_policies"),
    ],
)
def test_the_policies_of_things_are_known(kind: str, attribute: str) -> None:
    (change,) = stack(created(f"{kind}.a", **{attribute: document(allow("x:*", Principal="*"))})).permissions
    assert change.public


def test_a_permission_of_a_function_is_one_too() -> None:
    call = {"function_name": "f", "action": "lambda:InvokeFunction"}
    (public,) = stack(created("aws_lambda_permission.a", **call, principal="*")).permissions
    bound = {"principal": "s3.amazonaws.com", "source_account": "111111111111"}
    (service,) = stack(created("aws_lambda_permission.a", **call, **bound)).permissions
    assert (public.public, public.holder, service.public) == (True, "f", False)


def test_a_grant_of_a_key_is_one_too() -> None:
    role = "arn:aws:iam::222222222222:role/x"
    (change,) = stack(
        created("aws_kms_grant.a", key_id="k", grantee_principal=role, operations=["Decrypt"])
    ).permissions
    assert (change.accounts, said(change)) == (("222222222222",), [([f"AWS:{role}"], ["kms:decrypt"], ["*"])])


def test_a_managed_policy_that_is_attached_is_wider() -> None:
    arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    (change,) = stack(created("aws_iam_role_policy_attachment.a", role="r", policy_arn=arn)).permissions
    assert (change.attached, change.everything) == ((arn,), True)
    (gone,) = stack(destroyed("aws_iam_role_policy_attachment.a", role="r", policy_arn=arn)).permissions
    assert (gone.widens, gone.detached) == (False, (arn,))


def test_a_managed_policy_can_be_given_in_other_ways() -> None:
    before, after = {"name": "r", "managed_policy_arns": ["a"]}, {"name": "r", "managed_policy_arns": ["a", "b"]}
    (of_role,) = stack(updated("aws_iam_role.r", before, after)).permissions
    everybody = {"policy_arn": "a", "roles": ["r", "s"], "users": ["u"]}
    of_all = stack(updated("aws_iam_policy_attachment.a", {**everybody, "roles": ["r"]}, everybody)).permissions
    assert of_role.attached == ("b",)
    assert [(each.noun, each.holder, each.attached) for each in of_all] == [("role", "s", ("a",))]


def test_a_managed_policy_that_the_plan_makes_is_known_later() -> None:
    attachment = resource(
        "aws_iam_role_policy_attachment.a", "create", after={"role": "r"}, after_unknown={"policy_arn": True}
    )
    (change,) = stack(attachment).permissions
    assert change.attached == ("(known after apply)",)


def test_the_inline_policies_of_a_role_are_policies() -> None:
    inline = [[{"name": "p", "policy": document(allow(action))}] for action in ("s3:Get*", "s3:*")]
    sides = [{"name": "r", "inline_policy": each} for each in inline]
    (change,) = stack(updated("aws_iam_role.r", *sides)).permissions
    assert (change.kind, change.holder, said(change)) == ("identity", "r", [([], ["s3:*"], ["*"])])


def test_a_boundary_that_goes_is_wider() -> None:
    before, after = {"name": "r", "permissions_boundary": "arn:b"}, {"name": "r", "permissions_boundary": None}
    (change,) = stack(updated("aws_iam_role.a", before, after)).permissions
    assert change.widens
    assert "no boundary any more" in comment_on(updated("aws_iam_role.a", before, after))


@pytest.mark.parametrize(
    ("after", "more", "why"),
    [
        ({"role": "r"}, {"after_unknown": {"policy": True}}, "known only after apply"),
        ({"role": "r", "policy": document(allow("*"))}, {"after_sensitive": {"policy": True}}, "hidden: sensitive"),
        ({"role": "r", "policy": "nonsense"}, {}, "not in the form of a policy"),
        ({"role": "r", "policy": '{"Statement": ["x"]}'}, {}, "not in the form of a policy"),
        ({"role": "r", "policy": '{"Statement": [{"Effect": "allow"}]}'}, {}, "not in the form of a policy"),
        ({"role": "r", "policy": document(allow({"a": 1}))}, {}, "a part of it is hidden or not known yet"),
    ],
)
def test_what_can_not_be_judged_is_said(after: Json, more: Json, why: str) -> None:
    found = stack(updated(ROLE, {"role": "r", "policy": document(allow("s3:*"))}, after, **more))
    assert [(each.address, each.why) for each in found.unjudged] == [(ROLE, why)]
    assert found.permissions == ()


def test_a_policy_that_is_not_configured_is_left_to_aws() -> None:
    configuration = {"root_module": {"resources": [{"address": "aws_sns_topic.a", "expressions": {"name": {}}}]}}
    topic = resource("aws_sns_topic.a", "create", after={"name": "a"}, after_unknown={"policy": True})
    assert stack(topic, configuration=configuration).unjudged == ()


def test_a_copy_of_the_policy_in_the_bucket_hides_nothing() -> None:
    old, new = document(allow("s3:Get*", Principal="*")), document(allow("s3:GetObject", Principal="*"))
    configuration = {"root_module": {"resources": [{"address": "aws_s3_bucket.a", "expressions": {"bucket": {}}}]}}
    copy = {"bucket": "b", "policy": old}
    (change,) = stack(
        resource("aws_s3_bucket.a", "no-op", before=copy, after=copy),
        updated(BUCKET, {"bucket": "b", "policy": old}, {"bucket": "b", "policy": new}),
        configuration=configuration,
    ).permissions
    assert change.narrows


def test_a_huge_statement_is_judged_as_a_whole() -> None:
    many = [f"s3:Action{number}" for number in range(300)]
    (change,) = of_role(
        [allow(many, [f"a{n}" for n in range(100)])], [allow([*many, "s3:x"], [f"a{n}" for n in range(100)])]
    )
    assert change.widens


def test_the_comment_says_what_is_allowed_to_whom() -> None:
    statement = allow("s3:GetObject", "arn:aws:s3:::demo/*", Principal={"AWS": "222222222222"},
                      Condition={"Bool": {"aws:SecureTransport": True}})  # fmt: skip
    text = comment_on(
        updated(BUCKET, {"bucket": "demo", "policy": document()}, {"bucket": "demo", "policy": document(statement)})
    )
    assert "### 🔴 Look closely: 1 policy for other accounts" in text
    assert "- **other account, new**: bucket `demo` (`aws_s3_bucket_policy.shop`) in `shop`" in text
    what = "`s3:GetObject` on `arn:aws:s3:::demo/*`, if `Bool aws:SecureTransport = true`"
    assert f"  - account `222222222222` **may now** {what}" in text


BOTH = {"StringEquals": {"aws:SourceAccount": "111111111111"}, "Bool": {"aws:SecureTransport": "true"}}
ONE = {"Bool": {"aws:SecureTransport": "true"}}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (BOTH, ONE, "**may now** `s3:Get*` on `a`; before only if `StringEquals aws:SourceAccount = 111111111111`"),
        (ONE, BOTH, "may not any more: `s3:Get*` on `a`; from now on only if `StringEquals aws:SourceAccount = 1111"),
    ],
)
def test_where_conditions_alone_change_those_that_do_are_told(before: Json, after: Json, words: str) -> None:
    sides = [{"role": "r", "policy": document(allow("s3:Get*", "a", Condition=each))} for each in (before, after)]
    assert words in comment_on(updated(ROLE, *sides))


def test_a_thing_that_is_renamed_with_its_policy_is_no_news() -> None:
    statement = deny("s3:*", "arn:aws:s3:::old/*", Principal="*")
    old = {"bucket": "old", "policy": document(statement)}
    new = {"bucket": "new", "policy": document(statement | {"Resource": "arn:aws:s3:::new/*"})}
    assert stack(replaced(BUCKET, old, new, "bucket")).permissions == ()


def test_no_statement_can_break_the_comment() -> None:
    hostile = "`x` | <b> @team #1\n- a"
    statement = allow(hostile, hostile, Principal={hostile: hostile}, Condition={hostile: {hostile: hostile}})
    assert "@team" in values(
        comment_on(created(BUCKET, bucket=hostile, policy=document(statement | {"Principal": "*"})))
    )
