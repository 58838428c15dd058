"""Rule V921."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v921_site_certificates as rule

AT = "services.web.deploy.domains.staging.certificate"


def certificate(region: str, account: str = "111111111111") -> dict[str, object]:
    arn = f"arn:aws:acm:{region}:{account}:certificate/01234567-89ab-cdef-0123-456789abcdef"
    domains = {"staging": {"name": "www.example.com", "certificate": arn}}
    return {"services": {"web": {"deploy": {"kind": "s3", "domains": domains}}}}


def test_it_passes_a_certificate_that_cloudfront_takes() -> None:
    assert found(rule, certificate("us-east-1")) == []
    elsewhere = {"environments": {"staging": {"account": "222222222222"}}}
    assert found(rule, certificate("us-east-1", "222222222222") | elsewhere) == []


def test_it_refuses_one_of_another_region_or_account() -> None:
    assert found(rule, certificate("eu-west-1")) == [AT]
    assert found(rule, certificate("us-east-1", "222222222222")) == [AT]
