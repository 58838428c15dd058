"""Under which ids the resources of Viaduct are found again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from viaduct.recovery.ids import LOOKED_UP, NAMED, NUMBERED, REPEATABLE, Place, numbered, sought

ROOT = Path(__file__).parents[2]
BINDING = re.compile(r"^from cdktf_cdktf_provider_aws\.(\w+) import", re.MULTILINE)
PLACE = Place("111111111111", "us-east-1")


def plan(kind: str, *actions: str, **after: Any) -> dict[str, Any]:
    change = {"actions": list(actions or ("create",)), "after": after or None}
    return {"resource_changes": [{"address": f"{kind}.it", "type": kind, "change": change}]}


def test_everything_that_is_emitted_is_in_one_table_and_nothing_else() -> None:
    sources = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "modules").rglob("*.py")))
    bindings = {name for text in sources for name in BINDING.findall(text)}
    emitted = {f"aws_{name}" for name in bindings if not name.startswith("data_aws_")}

    assert sorted([*NAMED, *LOOKED_UP, *NUMBERED, *REPEATABLE]) == sorted(emitted)


@pytest.mark.parametrize(
    ("kind", "after", "wanted"),
    [
        ("aws_iam_role", {"name": "r", "path": "/viaduct/"}, "r"),
        ("aws_iam_policy", {"name": "p", "path": "/viaduct/"}, "arn:aws:iam::111111111111:policy/viaduct/p"),
        ("aws_iam_policy", {"name": "p", "path": "/"}, "arn:aws:iam::111111111111:policy/p"),
        (
            "aws_iam_openid_connect_provider",
            {"url": "https://token.actions.githubusercontent.com"},
            "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com",
        ),
        ("aws_codedeploy_deployment_group", {"app_name": "a", "deployment_group_name": "g"}, "a:g"),
        ("aws_sns_topic", {"name": "t"}, "arn:aws:sns:us-east-1:111111111111:t"),
        ("aws_s3_bucket", {"bucket": "b"}, "b"),
    ],
)
def test_an_id_follows_from_names(kind: str, after: dict[str, str], wanted: str) -> None:
    (found,) = sought(plan(kind, **after), PLACE)

    assert (found.id, found.lookup) == (wanted, {})


def test_what_aws_numbers_is_found_by_a_name_that_there_is_once() -> None:
    (found,) = sought(plan("aws_lb", name="web", internal=False), PLACE)

    assert (found.id, found.lookup) == ("arn", {"name": "web"})


@pytest.mark.parametrize(
    "of",
    [
        plan("aws_iam_role", "delete", "create", name="r"),
        plan("aws_iam_role", "update", name="r"),
        plan("aws_iam_role", "delete"),
        plan("aws_s3_bucket_policy", bucket="b"),
        plan("aws_security_group", name="g", vpc_id=None),
        plan("aws_codedeploy_deployment_group", app_name="a"),
        plan("aws_kms_key", description="k"),
    ],
)
def test_what_is_not_only_created_or_has_no_name_yet_is_not_looked_for(of: dict[str, Any]) -> None:
    assert sought(of, PLACE) == ()


def test_what_nobody_can_find_is_named() -> None:
    assert numbered(plan("aws_kms_key", description="k")) == ("aws_kms_key.it",)
    assert numbered(plan("aws_iam_role", name="r")) == ()
