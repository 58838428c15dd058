"""Rule V109."""

from __future__ import annotations

from typing import Any

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v109_certificates as rule

AT = "environments.staging.certificates"


def certificates(region: str, arn_region: str, account: str = "111111111111") -> dict[str, Any]:
    arn = f"arn:aws:acm:{arn_region}:{account}:certificate/01234567-89ab-cdef-0123-456789abcdef"
    return {"environments": {"staging": {"certificates": {region: arn}}}}


def test_it_passes_a_certificate_of_the_region_and_the_environment_s_account() -> None:
    assert found(rule, certificates("us-east-1", "us-east-1")) == []
    elsewhere = certificates("us-east-1", "us-east-1", "222222222222")
    elsewhere["environments"]["staging"]["account"] = "222222222222"
    assert found(rule, elsewhere) == []


def test_it_refuses_one_for_a_region_that_the_environment_lacks() -> None:
    assert found(rule, certificates("us-east-2", "us-east-2")) == [f"{AT}.us-east-2"]


def test_it_refuses_one_of_another_region_or_account() -> None:
    assert found(rule, certificates("us-east-1", "eu-west-1")) == [f"{AT}.us-east-1"]
    assert found(rule, certificates("us-east-1", "us-east-1", "222222222222")) == [f"{AT}.us-east-1"]
