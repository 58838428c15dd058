"""Pipelines that AWS would not take, and what their module says of them."""

from __future__ import annotations

from typing import Any

Body = dict[str, Any]


def action(name: str, category: str, provider: str, keys: Body, **more: Any) -> Body:
    return {"name": name, "category": category, "provider": provider, "configuration": keys, **more}


def source(name: str = "s", output: str = "code") -> Body:
    return action(name, "Source", "S3", {"S3Bucket": "acme-releases", "S3ObjectKey": "shop.zip"}, outputs=[output])


def upload(name: str = "d", **more: Any) -> Body:
    return action(name, "Deploy", "S3", {"BucketName": "acme-shop"}, **{"inputs": ["code"], **more})


def build(**more: Any) -> Body:
    return action("b", "Build", "CodeBuild", {"ProjectName": "acme-shop"}, inputs=["code"], outputs=["build"], **more)


def ask(**more: Any) -> Body:
    return action("a", "Approval", "Manual", {}, **more)


def stages(*later: Body, first: Body | None = None) -> Body:
    return {"stages": [first or {"name": "source", "actions": [source()]}, *later]}


def deploy(*actions: Body, **more: Any) -> Body:
    return stages({"name": "deploy", "actions": list(actions), **more})


GOOD = {
    "name": "acme-shop",
    "role_name": "acme-shop-pipeline",
    "key_alias": "alias/acme-artifacts",
    "artifact_stores": {"us-east-1": {"bucket": "acme-artifacts-us-east-1"}},
    **deploy(build(), upload(run_order=2, inputs=["build"])),
}
REFUSED: list[tuple[Body, str]] = [
    (stages(), "A pipeline has 2 to 50 stages"),
    (stages({"name": "source", "actions": [upload()]}), "Each stage has a name of its own"),
    (stages({"name": "to production", "actions": [upload()]}), "A stage's name has 1 to 100"),
    (deploy(), "A stage has 1 to 50 actions"),
    (deploy(upload(), upload()), "A stage has 1 to 50 actions, each with a name"),
    (deploy(source("t", "more")), "The first stage holds all source actions"),
    (
        stages({"name": "deploy", "actions": [ask()]}, first={"name": "source", "actions": [source(), ask()]}),
        "The first stage holds all source actions",
    ),
    (deploy(action("d", "Deploy", "ServiceCatalog", {})), "An action is one of those whose permissions"),
    (deploy(action("d", "Deploy", "S3", {}, inputs=["code"])), "The configuration lacks a key"),
    (deploy(upload("the upload")), "An action's name has 1 to 100"),
    (deploy(upload(run_order=0)), "A run_order is 1 to 999"),
    (deploy(ask(timeout_minutes=1)), "An action times out after 5 to 86400"),
    (deploy(action("a", "Approval", "Manual", {"CustomData": "x" * 1001})), "A key of a configuration has at most 50"),
    (deploy(upload(region="eu-west-1")), "Every region that an action runs in"),
    (
        deploy(upload(region="us-east-1", role_arn="arn:aws:iam::222222222222:role/deploy")),
        "Another account knows no alias",
    ),
    (
        stages({"name": "deploy", "actions": [upload()]}, first={"name": "source", "actions": [source(), source("t")]}),
        "An artifact is the output of one action",
    ),
    (
        stages({"name": "deploy", "actions": [ask()]}, first={"name": "source", "actions": [source(output="a b")]}),
        "An artifact is named with 1 to 100",
    ),
    (deploy(upload(inputs=["nothing"])), "An input artifact is the output of an action"),
    (deploy(build(), upload(inputs=["build"])), "An input artifact is the output of an action"),
    (deploy(upload(), before_entry={"result": "SKIP", "rules": []}), "What happens if a condition does not hold"),
    (
        deploy(
            upload(),
            on_success={
                "result": "FAIL",
                "rules": [{"name": "r", "provider": "Horoscope", "region": "us-east-1", "configuration": {}}],
            },
        ),
        "A rule of a condition is a CloudWatchAlarm",
    ),
    (deploy(upload(), on_failure={"result": "RETRY"}), "A stage that fails does RETRY"),
    ({"artifact_stores": {}}, "A pipeline needs an artifact store"),
    ({"trigger": {"source_action": "s", "pushes": [{"branches": ["main"]}]}}, "A trigger belongs to a source action"),
    ({"execution_mode": "SOMETIMES"}, "Must be one of SUPERSEDED"),
    ({"variables": [{"name": "A"}, {"name": "A"}]}, "Each variable has a name of its own"),
    ({"variables": [{"name": "the version"}]}, "A variable's name has 1 to 128"),
]
