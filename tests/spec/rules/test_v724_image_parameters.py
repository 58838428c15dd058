"""Rule V724."""

from __future__ import annotations

from tests.spec.rules.helpers import TEMPLATE, found
from viaduct.spec.rules import v724_image_parameters as rule


def of(**deploy: object) -> dict[str, object]:
    return {"services": {"queue": {"deploy": {**TEMPLATE, **deploy}}}}


def test_it_passes_an_image_that_parameters_can_name() -> None:
    assert found(rule, of()) == []
    assert found(rule, of(image=True, parameters="{environment}.json")) == []


def test_it_refuses_an_image_that_nothing_names() -> None:
    assert found(rule, of(image=True)) == ["services.queue.deploy.image"]
