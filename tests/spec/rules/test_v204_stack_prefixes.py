"""Rule V204."""

from __future__ import annotations

from typing import Any

import pytest

from tests.spec.rules.helpers import FLEET, SAM, found
from viaduct.spec.rules import v204_stack_prefixes as rule

HERE = {"regions": ["us-east-1"]}


def of(services: tuple[str, ...], environments: tuple[str, ...], deploy: object = SAM) -> dict[str, Any]:
    return {
        "services": {"web": None, **dict.fromkeys(services, deploy)},
        "environments": {"staging": None, **dict.fromkeys(environments, HERE)},
    }


@pytest.mark.parametrize(
    ("services", "environments"),
    [(("hello", "hello-2"), ("production",)), (("hello", "helloproduction"), ("production", "productions"))],
)
def test_it_passes_names_that_only_look_alike(services: tuple[str, ...], environments: tuple[str, ...]) -> None:
    assert found(rule, of(services, environments)) == []


def test_it_passes_fleets_whose_roles_know_each_name_as_a_whole() -> None:
    assert found(rule, of(("hello", "hello-production"), ("production",), FLEET)) == []


def test_it_refuses_a_service_that_continues_another_in_its_environment() -> None:
    assert found(rule, of(("hello", "hello-production"), ("production",))) == ["services.hello-production"]


def test_it_refuses_an_environment_that_continues_another() -> None:
    assert found(rule, of(("hello",), ("production", "production-2"))) == ["environments.production-2"]
    assert found(rule, of(("a", "a-b"), ("c", "b-c-d"))) == ["environments.b-c-d"]


def test_it_passes_such_a_pair_in_two_accounts() -> None:
    changes = of(("hello",), ("production", "production-2"))
    changes["environments"]["production-2"] = {**HERE, "account": "222222222222"}
    assert found(rule, changes) == []


def test_it_passes_such_a_pair_where_where_only_one_of_them_is_delivered() -> None:
    changes = of(("hello",), ("production", "production-2"))
    changes["services"] = {"web": None, "hello": {**SAM, "environments": ["production-2"]}}
    assert found(rule, changes) == []
