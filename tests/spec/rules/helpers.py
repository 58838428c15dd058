"""Small specs and pipelines for the tests of rules."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from viaduct.delivery import Action, Pipeline, Provider, Push, Stage, Trigger
from viaduct.spec import check_text

if TYPE_CHECKING:
    from collections.abc import Mapping

SAM = {"deploy": {"kind": "sam"}}
FLEET = {"deploy": {"kind": "codedeploy"}}
QUEUES = {"actions": ["sqs:CreateQueue"], "resources": ["arn:aws:sqs:{region}:{account}:{stack}-*"]}
TEMPLATE = {"kind": "cloudformation", "permissions": [QUEUES]}
VALID: dict[str, Any] = {
    "system": "demo",
    "home": {"account": "111111111111", "region": "us-east-1"},
    "source": {"repository": "acme/shop"},
    "environments": {"staging": {"regions": ["us-east-1"]}},
    "services": {"web": SAM},
}
HOME = "us-east-1"
MAIN = Trigger("Source", (Push(("main",)),))


def found(rule: Any, changes: Mapping[str, Any] | None = None) -> list[str]:
    """Where the rule finds something in the valid spec with these changes; ``None`` removes a key."""
    text = json.dumps(changed(VALID, changes or {}), indent=1)
    findings = [finding for finding in check_text(text)[1] if not finding.code.startswith("V0") or not_fitting(finding)]
    assert all(finding.line >= 1 and finding.column >= 1 for finding in findings)
    return [finding.dotted for finding in findings if finding.code == rule.CODE]


def not_fitting(finding: Any) -> bool:
    """The spec of a test must get as far as the rules."""
    raise AssertionError(f"the spec does not fit the model: {finding}")


def changed(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping with others merged into it."""
    result = deepcopy(dict(base))
    for key, value in changes.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict) and "kind" not in value:
            result[key] = changed(result[key], value)
        else:
            result[key] = value
    return result


def source(name: str = "Source", outputs: tuple[str, ...] = ("src",), **settings: Any) -> Action:
    settings = {"configuration": {"DetectChanges": "false"}, "region": HOME, **settings}
    return Action(name=name, provider=Provider.CONNECTION, outputs=outputs, **settings)


def build(name: str = "Build", **settings: Any) -> Action:
    settings = {"inputs": ("src",), "outputs": ("out",), "region": HOME, "configuration": {}, **settings}
    return Action(name=name, provider=Provider.CODEBUILD, **settings)


def deploy(name: str = "Deploy", **settings: Any) -> Action:
    settings = {"inputs": ("out",), "region": HOME, "configuration": {}, **settings}
    return Action(name=name, provider=Provider.CODEDEPLOY, **settings)


def pipeline(*stages: tuple[Action, ...], trigger: Trigger | None = None, names: tuple[str, ...] = ()) -> Pipeline:
    """A pipeline of these stages, called S0, S1 and so on."""
    called = names or tuple(f"S{index}" for index in range(len(stages)))
    built = tuple(Stage(name, actions) for name, actions in zip(called, stages, strict=True))
    return Pipeline("demo-web", HOME, built, trigger or MAIN, ("services", "web"))


GOOD = pipeline((source(),), (build(),), (deploy(),))
