"""What is said of real changes to a small stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.building import comment, review
from tests.review.real_plans import PASSWORD, TOKEN, real_plans
from tests.review.rendered import values
from viaduct.review.gates import Gate, fired

if TYPE_CHECKING:
    from viaduct.review import Review

pytestmark = pytest.mark.rehearsal


def text_of(change: str) -> str:
    return comment(shop=real_plans()[change])


def review_of(change: str) -> Review:
    return review(shop=real_plans()[change])


def gates(change: str) -> list[str]:
    return [each.gate.value for each in fired(review_of(change), Gate)]


def test_nothing_changes_right_after_an_apply() -> None:
    assert text_of("nothing").splitlines()[2] == "### ⚪ Nothing changes"


def test_a_bucket_is_renamed() -> None:
    text = text_of("bucket renamed")
    assert "### 🔴 Look closely: 1 object with data replaced" in text
    assert "- `aws_s3_bucket.files` in `shop` is **replaced**; lost: its objects" in text
    assert "  - forced by `bucket`: `demo-shop-files` → `demo-shop-documents`" in text
    assert gates("bucket renamed") == ["replace-stateful", "replace"]


def test_a_policy_of_a_role_is_widened() -> None:
    text = text_of("opened")
    assert "- **wider**: role `demo-shop-worker` (`aws_iam_role_policy.worker`) in `shop`" in text
    assert "  - **may now** `sqs:*` on `arn:aws:sqs:us-east-1:111111111111:demo-shop-orders`" in text


def test_a_policy_of_a_topic_lets_strangers_in() -> None:
    topic = "`arn:aws:sns:us-east-1:111111111111:demo-shop-alerts`"
    text = text_of("opened")
    assert f"- **public, other account, wider**: topic {topic} (`aws_sns_topic_policy.alerts`)" in text
    assert f"  - **everyone**, account `222222222222` **may now** `sns:Subscribe` on {topic}" in text


def test_a_security_group_opens() -> None:
    assert "- **internet**: `aws_security_group.web` in `shop` lets in: `0.0.0.0/0`, `tcp 443`" in text_of("opened")


def test_each_of_these_has_its_gate() -> None:
    wanted = ["public-access", "cross-account", "open-network", "widen-permissions", "widen-permissions"]
    assert gates("opened") == wanted


def test_a_stack_is_dropped() -> None:
    lost = sorted(change.type for _, change in review_of("dropped").resources() if change.loses)
    assert lost == [
        *("aws_s3_bucket", "aws_sns_topic", "aws_sqs_queue", "aws_ssm_parameter", "aws_ssm_parameter"),
    ]
    assert {"destroy-stateful", "destroy"} == set(gates("dropped"))


def test_somebody_changes_something_behind_terraform_s_back() -> None:
    text = text_of("drift")
    assert "- `aws_sqs_queue.orders` in `shop`: `visibility_timeout_seconds`; the plan acts on it" in text
    assert "- visibility_timeout_seconds = 600\n+ visibility_timeout_seconds = 30" in text
    assert gates("drift") == ["drift"]


def test_a_resource_moves() -> None:
    text = text_of("moved")
    assert "- `aws_sqs_queue.orders` → `aws_sqs_queue.jobs` in `shop`" in text
    assert "destroy" not in gates("moved")


def test_a_secret_in_a_variable_is_never_shown() -> None:
    text = text_of("secrets")
    assert "- value = (sensitive value)\n+ value = (sensitive value)" in text
    assert "+ display_name = (hidden: sensitive elsewhere in this plan)" in text
    assert not [each for each in (PASSWORD, "first-Passw0rd") if each in text]


def test_a_token_in_plain_is_found_and_not_shown() -> None:
    text = text_of("secrets")
    assert "`insecure_value.token`, looks like a GitHub token" in text
    assert TOKEN not in text
    assert gates("secrets") == ["plain-secret", "plain-secret"]


def test_300_resources_at_once_fit() -> None:
    text = text_of("300 at once")
    assert "300 to create" in text
    assert 50_000 < len(text.encode()) <= 60_000
    assert "objects more: left out here, for want of space" in text
    assert "aws_sqs_queue.many[0] is made" in values(text)
