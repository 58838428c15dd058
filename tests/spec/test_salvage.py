"""Rules speak of what fits although the rest does not, and never of what is only a consequence of the rest."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from viaduct.spec import check_text
from viaduct.spec.salvage import salvage

HEAD = """\
system: demo
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
"""
ENVIRONMENTS = "environments: {staging: {regions: [us-east-1]}, production: {regions: [us-east-9]}}\n"
SERVICES = "services: {web: {deploy: {kind: codedeploy, capacity: {min: 9}}}}\n"
SOUND: dict[str, Any] = {
    **YAML(typ="safe", pure=True).load((Path(__file__).parents[2] / "pipelines.yaml").read_text("utf-8")),
    "source": {"repository": "acme/shop", "branch": "main"},
    "state": {"bucket": "demo-state", "region": "eu-west-1"},
    "connection": {"arn": "arn:aws:codeconnections:us-east-1:111111111111:connection/" + "0" * 36},
    "tags": {"owner": "platform", "cost": "42"},
}
# One permission of each kind stands for all that are alike.
_PRODUCT = SOUND["services"]["product"]["deploy"]
_PRODUCT["permissions"] = [_PRODUCT["permissions"][0], _PRODUCT["permissions"][2]]
SOUND["environments"]["spare"] = {
    "regions": ["us-west-2", "us-east-2"],
    "rollout": "one-region-at-a-time",
    "approval": {"notify": ["lead@example.com"], "timeout": "2d", "url": "https://example.com"},
    "network": {"us-west-2": {"vpc": "vpc-12345678", "subnets": ["subnet-12345678", "subnet-87654321"]}},
    "certificates": {
        "us-west-2": "arn:aws:acm:us-west-2:111111111111:certificate/01234567-89ab-cdef-0123-456789abcdef"
    },
}
SOUND["environments"]["reserve"] = {"regions": ["us-west-2"], "rollout": "one-region-at-a-time"}
SOUND["services"]["hello"]["environments"] = ["staging", "production"]
SOUND["services"]["shop"] = {
    "source": {"paths": ["app/**"]},
    "build": {"environment": {"NODE_ENV": "x"}, "secrets": {"NPM_TOKEN": "ssm:/demo/npm"}},
    "deploy": {"kind": "codedeploy", "capacity": {"min": 6, "max": 9}},
    "environments": ["spare", "reserve"],
}
SOUND["services"]["legacy"] = {
    "source": {"kind": "codecommit", "repository": "legacy", "branch": "main", "create": True},
    "deploy": {"kind": "sam"},
    "environments": ["spare"],
}
SOUND["services"]["pushed"] = {
    "source": {"kind": "ecr", "image": "acme/shop", "tag": "live", "paths": ["app/**"]},
    "deploy": {"kind": "sam"},
    "environments": ["spare"],
}
SOUND["services"]["zipped"] = {
    "source": {"kind": "s3", "bucket": "acme-releases", "key": "shop.zip"},
    "deploy": {"kind": "sam"},
    "environments": ["spare"],
}


def codes(text: str) -> list[str]:
    return [finding.code for finding in check_text(text)[1]]


def paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(below for key, child in children for below in paths(child, (*path, key)))]


def damaged(path: tuple[Any, ...]) -> list[str]:
    """The sound spec with this one value of a wrong type, form or name, tagged, doubled or gone."""
    whole = json.dumps(parent_of(path)[1][path[-1]])
    wrong: list[Any] = [None, [[]], {"zzz": []}, True, [], {}]
    results = [json.dumps(with_value(path, each)) for each in wrong]
    results.append(json.dumps(with_value(path, "@@")).replace('"@@"', f"!x {whole}"))
    tree, parent, key = parent_of(path)
    value = parent.pop(key)
    results.append(json.dumps(tree))
    if isinstance(parent, dict):
        parent[f"Zzz {key}"] = value
        results.append(json.dumps(tree))
        results.append(json.dumps(with_value(path, "@@")).replace('"@@"', f'{{}}, "{key}": {whole}'))
        results.append(json.dumps(with_value((*path[:-1], "zzz"), True)))
    return results


def with_value(path: tuple[Any, ...], value: object) -> dict[str, Any]:
    tree, parent, key = parent_of(path)
    parent[key] = value
    return tree


def parent_of(path: tuple[Any, ...]) -> tuple[dict[str, Any], Any, Any]:
    tree = deepcopy(SOUND)
    parent: Any = tree
    for part in path[:-1]:
        parent = parent[part]
    return tree, parent, path[-1]


def test_misfits_and_rules_are_reported_together() -> None:
    assert codes(HEAD + "tagss: {}\n" + ENVIRONMENTS + SERVICES) == ["V011", "V501", "V104"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["V010", "V010", "V101", "V501", "V104"]),
        (HEAD.replace('"111111111111"', "111111111111"), ["V015", "V501", "V104"]),
        (HEAD.replace("demo", "Demo"), ["V014", "V501", "V104"]),
        (HEAD.replace("us-east-1", "us-east-9") + "zzz: 1\n", ["V501", "V011", "V501", "V104"]),
        (HEAD + "tags: {a: 1, 'aws:b': x}\n", ["V013", "V801", "V501", "V104"]),
        (HEAD + "source: {}\n", ["V006", "V501", "V104"]),
        (HEAD + "state: !x {}\n", ["V007", "V501", "V104"]),
    ],
)
def test_the_rules_speak_whatever_else_is_wrong(text: str, expected: list[str]) -> None:
    assert sorted(codes(text + ENVIRONMENTS + SERVICES)) == sorted(expected)


def test_a_service_that_can_not_be_saved_takes_nothing_else_along() -> None:
    services = "services: {web: {deploy: {kind: x}}, api: {deploy: {kind: codedeploy, capacity: {min: 9}}}}\n"
    assert codes(HEAD + ENVIRONMENTS + services) == ["V501", "V012", "V104"]


def test_an_environment_that_can_not_be_saved_is_not_called_unknown() -> None:
    environments = "environments: {staging: {regions: us-east-1}, production: {regions: [us-east-9]}}\n"
    services = "services: {web: {deploy: {kind: sam}, environments: [staging, production]}}\n"
    assert codes(HEAD + environments + services) == ["V013", "V501"]


def test_the_other_items_of_a_list_with_a_misfit_are_not_numbered_anew() -> None:
    environments = "environments: {staging: {regions: [1, us-east-9, us-east-9]}}\n"
    assert codes(HEAD + environments + SERVICES) == ["V013", "V104"]


def test_an_unknown_key_may_have_been_meant_for_any_that_is_missing() -> None:
    head = HEAD.replace("source:", "sorce:")
    assert codes(head + ENVIRONMENTS + SERVICES) == ["V011", "V501", "V104"]


@pytest.mark.parametrize("data", [None, [], "text", 1])
def test_of_no_mapping_nothing_is_saved(data: object) -> None:
    assert salvage(data, ()) is None


def test_nothing_is_saved_where_everything_is_in_doubt() -> None:
    assert salvage(SOUND, [()]) is None


def test_the_data_is_left_as_it_was() -> None:
    data = deepcopy({**SOUND, "zzz": 1})
    assert salvage(data, [("services",)])
    assert data == {**SOUND, "zzz": 1}


@pytest.mark.thorough
@pytest.mark.parametrize("top", SOUND)
def test_no_finding_is_a_mere_consequence_of_what_does_not_fit(top: str) -> None:
    """In the sound spec only one thing is wrong at a time: where that is a misfit, there can be no other finding."""
    assert codes(json.dumps(SOUND)) == []
    for path in paths(SOUND[top], (top,)):
        for text in damaged(path):
            found = set(codes(text))
            assert not any(code < "V1" for code in found) or all(code < "V1" for code in found), (text, found)
