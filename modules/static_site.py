"""Static files in a private bucket, served by a CloudFront distribution that alone may read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf import TerraformOutput
from cdktf_cdktf_provider_aws.cloudfront_distribution import (
    CloudfrontDistribution,
    CloudfrontDistributionCustomErrorResponse,
    CloudfrontDistributionDefaultCacheBehavior,
    CloudfrontDistributionOrigin,
    CloudfrontDistributionRestrictions,
    CloudfrontDistributionRestrictionsGeoRestriction,
    CloudfrontDistributionViewerCertificate,
)
from cdktf_cdktf_provider_aws.cloudfront_origin_access_control import CloudfrontOriginAccessControl
from constructs import Construct

from modules.naming import named
from modules.policy import Statement
from modules.private_bucket import PrivateBucket

if TYPE_CHECKING:
    from collections.abc import Sequence

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
SECURITY_HEADERS = "67f7725c-6f97-4210-82d7-5512b31e9d03"
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
OLDEST_PROTOCOL = "TLSv1.2_2021"
READS = ["GET", "HEAD", "OPTIONS"]
ORIGIN = "bucket"


@dataclass(frozen=True)
class SiteNames:
    """The bucket, which the world shares, the origin access control, and what people are shown."""

    bucket: str
    access: str
    title: str


@dataclass(frozen=True)
class Pages:
    """What answers for ``/``, and what for a file that is not there: its path in the bucket and the status."""

    index: str
    error: tuple[str, int] | None = None


@dataclass(frozen=True)
class SiteDomain:
    """A domain name and the ARN of its certificate, which CloudFront takes from us-east-1 only."""

    name: str
    certificate_arn: str


class StaticSite(Construct):
    """A site in ``region``; its domain name, and CloudFront's for a DNS record, are outputs of the stack.

    The bucket is encrypted with a key of S3's own: everybody may read what is in it, through CloudFront.
    """

    def __init__(
        self, scope: Construct, id_: str, *, names: SiteNames, region: str, pages: Pages, domain: SiteDomain | None
    ) -> None:
        super().__init__(scope, id_)
        access = CloudfrontOriginAccessControl(
            self,
            "access",
            name=names.access,
            description=f"Reads {names.bucket}",
            origin_access_control_origin_type="s3",
            signing_behavior="always",
            signing_protocol="sigv4",
        )
        origin = CloudfrontDistributionOrigin(
            origin_id=ORIGIN,
            domain_name=f"{names.bucket}.s3.{region}.amazonaws.com",
            origin_access_control_id=named(access, id_).id,
        )
        self.distribution = named(self._distribution(names.title, origin, pages, domain), id_)
        readers = [may_be_read_by(self.distribution.arn, names.bucket)]
        self.bucket = PrivateBucket(self, id_, name=names.bucket, readers=readers).bucket
        self._output("domain_name", domain.name if domain else self.distribution.domain_name)
        self._output("cloudfront_domain_name", self.distribution.domain_name)

    def _distribution(
        self, title: str, origin: CloudfrontDistributionOrigin, pages: Pages, domain: SiteDomain | None
    ) -> CloudfrontDistribution:
        return CloudfrontDistribution(
            self,
            "distribution",
            enabled=True,
            comment=title,
            aliases=[domain.name] if domain else None,
            default_root_object=pages.index,
            http_version="http2and3",
            is_ipv6_enabled=True,
            origin=[origin],
            default_cache_behavior=_behavior(),
            custom_error_response=_error_responses(pages),
            restrictions=CloudfrontDistributionRestrictions(
                geo_restriction=CloudfrontDistributionRestrictionsGeoRestriction(restriction_type="none")
            ),
            viewer_certificate=_certificate(domain),
        )

    def _output(self, name: str, value: str) -> None:
        named(TerraformOutput(self, name, value=value), name)


def _behavior() -> CloudfrontDistributionDefaultCacheBehavior:
    return CloudfrontDistributionDefaultCacheBehavior(
        target_origin_id=ORIGIN,
        viewer_protocol_policy="redirect-to-https",
        allowed_methods=READS,
        cached_methods=["GET", "HEAD"],
        compress=True,
        cache_policy_id=CACHING_OPTIMIZED,
        response_headers_policy_id=SECURITY_HEADERS,
    )


def _error_responses(pages: Pages) -> Sequence[CloudfrontDistributionCustomErrorResponse] | None:
    """S3 says 403 of what is not there to those who may not list the bucket, and CloudFront may not."""
    if pages.error is None:
        return None
    page, status = pages.error
    return [
        CloudfrontDistributionCustomErrorResponse(error_code=403, response_code=status, response_page_path=f"/{page}")
    ]


def _certificate(domain: SiteDomain | None) -> CloudfrontDistributionViewerCertificate:
    if domain is None:
        return CloudfrontDistributionViewerCertificate(cloudfront_default_certificate=True)
    return CloudfrontDistributionViewerCertificate(
        acm_certificate_arn=domain.certificate_arn,
        minimum_protocol_version=OLDEST_PROTOCOL,
        ssl_support_method="sni-only",
    )


def may_be_read_by(distribution_arn: str, bucket: str) -> Statement:
    """The statement of a bucket policy that lets one distribution read.

    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
    """
    return Statement(
        "ServeSite",
        ["s3:GetObject"],
        [f"arn:aws:s3:::{bucket}/*"],
        conditions={"StringEquals": {"aws:SourceArn": distribution_arn}},
        principals={"Service": "cloudfront.amazonaws.com"},
    )
