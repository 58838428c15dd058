"""Rule V922."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v922_site_domains as rule

ARN = "arn:aws:acm:us-east-1:111111111111:certificate/01234567-89ab-cdef-0123-456789abcdef"
TWO_REGIONS = {"environments": {"staging": {"regions": ["us-east-1", "eu-west-1"]}}}


def site(**names: str) -> dict[str, object]:
    domains = {environment: {"name": name, "certificate": ARN} for environment, name in names.items()}
    return {"deploy": {"kind": "s3", "domains": domains}}


def test_it_passes_a_name_of_its_own_for_each_environment() -> None:
    environments = {"staging": {"regions": ["us-east-1"]}, "live": {"regions": ["eu-west-1"]}}
    services = {"web": site(staging="test.example.com", live="www.example.com"), "docs": site(live="docs.example.com")}
    assert found(rule, {"environments": environments, "services": services}) == []


def test_it_refuses_a_name_where_the_service_does_not_go() -> None:
    services = {"web": site(stagin="www.example.com")}
    assert found(rule, {"services": services}) == ["services.web.deploy.domains.stagin"]


def test_it_refuses_one_name_for_several_regions() -> None:
    services = {"web": site(staging="www.example.com")}
    assert found(rule, {**TWO_REGIONS, "services": services}) == ["services.web.deploy.domains.staging"]


def test_it_refuses_one_name_for_two_services() -> None:
    services = {"docs": site(staging="www.example.com"), "web": site(staging="www.example.com")}
    assert found(rule, {"services": services}) == ["services.web.deploy.domains.staging.name"]
