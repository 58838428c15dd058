"""Rule V108."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v108_paths_stay_inside as rule


def test_it_passes_paths_below_the_root() -> None:
    assert found(rule, {"services": {"web": {"build": {"buildspec": "app/..web/build..yml"}}}}) == []


def test_it_refuses_paths_that_climb_out() -> None:
    assert found(rule, {"services": {"web": {"build": {"buildspec": "../b.yml"}}}}) == ["services.web.build.buildspec"]
    template = {"services": {"web": {"deploy": {"kind": "sam", "template": "a/../../t.yaml"}}}}
    assert found(rule, template) == ["services.web.deploy.template"]
