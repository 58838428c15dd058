from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients

CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
REGIONS = ("eu-west-1", "us-east-1")


def access_control(api: Any, name: str) -> str:
    config = {"Name": name, "SigningProtocol": "sigv4", "SigningBehavior": "always"}
    made = api.create_origin_access_control(OriginAccessControlConfig=config | {"OriginAccessControlOriginType": "s3"})
    return str(made["OriginAccessControl"]["Id"])


def distribution(name: str, control: str, **settings: Any) -> dict[str, Any]:
    origin = {"Id": "bucket", "DomainName": f"{name}.s3.us-east-1.amazonaws.com", "OriginAccessControlId": control}
    behavior = {"TargetOriginId": "bucket", "ViewerProtocolPolicy": "https-only", "CachePolicyId": CACHING_OPTIMIZED}
    config = {
        "CallerReference": name,
        "Comment": name,
        "Enabled": True,
        "Origins": {"Quantity": 1, "Items": [origin | {"S3OriginConfig": {"OriginAccessIdentity": ""}}]},
        "DefaultCacheBehavior": behavior,
    }
    return {"DistributionConfigWithTags": {"DistributionConfig": config | settings, "Tags": {"Items": []}}}


def refused(call: Any, **arguments: Any) -> str:
    with pytest.raises(ClientError) as refusal:
        call(**arguments)
    return str(refusal.value.response["Error"]["Code"])


def test_a_distribution_keeps_its_access_control_and_leaves_caching_to_its_policy(client: Clients, name: str) -> None:
    api = client("cloudfront")
    control = access_control(api, name)
    made = api.create_distribution_with_tags(**distribution(name, control))["Distribution"]
    config = api.get_distribution(Id=made["Id"])["Distribution"]["DistributionConfig"]
    assert config["Origins"]["Items"][0]["OriginAccessControlId"] == control
    assert config["DefaultCacheBehavior"]["CachePolicyId"] == CACHING_OPTIMIZED
    assert "ForwardedValues" not in config["DefaultCacheBehavior"]
    assert config["ViewerCertificate"]["CloudFrontDefaultCertificate"]
    assert "ACMCertificateArn" not in config["ViewerCertificate"]


def test_a_certificate_has_to_be_there_and_in_us_east_1(client: Clients, name: str) -> None:
    api = client("cloudfront")
    arns = {region: client("acm", region).request_certificate(DomainName="www.example.com") for region in REGIONS}
    control, aliases = access_control(api, name), {"Quantity": 1, "Items": ["www.example.com"]}
    wanted = {
        region: distribution(
            f"{name}-{region}", control, Aliases=aliases, ViewerCertificate={"ACMCertificateArn": arn["CertificateArn"]}
        )
        for region, arn in arns.items()
    }
    assert refused(api.create_distribution_with_tags, **wanted["eu-west-1"]) == "InvalidViewerCertificate"
    assert refused(api.create_distribution_with_tags, **distribution(name, control, Aliases=aliases)) == (
        "InvalidViewerCertificate"
    )
    made = api.create_distribution_with_tags(**wanted["us-east-1"])["Distribution"]
    certificate = made["DistributionConfig"]["ViewerCertificate"]
    assert certificate["ACMCertificateArn"] == arns["us-east-1"]["CertificateArn"]
    assert not certificate["CloudFrontDefaultCertificate"]


def test_what_is_in_use_stays(client: Clients, name: str) -> None:
    api = client("cloudfront")
    control = access_control(api, name)
    made = api.create_distribution_with_tags(**distribution(name, control))
    id_, etag = made["Distribution"]["Id"], made["ETag"]
    assert refused(api.delete_origin_access_control, Id=control, IfMatch="any") == "OriginAccessControlInUse"
    assert refused(api.delete_distribution, Id=id_, IfMatch=etag) == "DistributionNotDisabled"
    config = distribution(name, control, Enabled=False)["DistributionConfigWithTags"]["DistributionConfig"]
    api.update_distribution(Id=id_, IfMatch=etag, DistributionConfig=config)
    api.delete_distribution(Id=id_, IfMatch=etag)
    api.delete_origin_access_control(Id=control, IfMatch="any")


def test_an_access_control_that_does_not_exist_is_refused(client: Clients, name: str) -> None:
    refusal = refused(client("cloudfront").create_distribution_with_tags, **distribution(name, "E0000000000000"))
    assert refusal == "NoSuchOriginAccessControl"
