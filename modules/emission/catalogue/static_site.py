"""Static files that CloudFront serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.emission import here
from modules.emission.definition import Module, Output, Validation, Variable
from modules.emission.validations import BUCKET
from modules.static_site import Pages, SiteDomain, SiteNames, StaticSite

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value

_PATH = "^[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*$"
_ERROR_PAGE = """\
object({
  path   = string
  status = optional(number, 404)
})"""
_DOMAIN = """\
object({
  name            = string
  certificate_arn = string
})"""
_HOST = "^([*][.])?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z][a-z0-9-]{0,61}[a-z0-9]$"
_CERTIFICATE = "^arn:aws:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]{36}$"


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    """The names of the domain are outputs of the construct itself."""
    error = given.optional_object("error_page")
    domain = given.optional_object("domain")
    name = given.text("name")
    site = StaticSite(
        scope,
        "this",
        names=SiteNames(bucket=given.text("bucket_name"), access=name, title=name),
        region=here.region(given),
        pages=Pages(given.text("index_page"), (error.text("path"), error.number("status")) if error else None),
        domain=SiteDomain(domain.text("name"), domain.text("certificate_arn")) if domain else None,
    )
    return {
        "bucket_name": site.bucket.bucket,
        "distribution_id": site.distribution.id,
        "distribution_arn": site.distribution.arn,
        "hosted_zone_id": site.distribution.hosted_zone_id,
    }


STATIC_SITE = Module(
    name="static-site",
    title="Static site",
    purpose="""\
A private bucket of static files and the CloudFront distribution that serves them over HTTPS. Only the distribution may
read the bucket, which refuses requests without TLS and keeps replaced versions for 30 days; it is in the provider's
region, and CloudFront serves every continent from it. A pipeline's S3 deploy action puts the files there.""",
    variables=(
        Variable(
            "name",
            "string",
            "Name of the origin access control, one in the account, and comment of the distribution.",
            # https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html
            validations=(Validation("length({}) >= 1 && length({}) <= 64", "The name has 1 to 64 characters."),),
        ),
        Variable("bucket_name", "string", "Name of the bucket, one in the world.", validations=(BUCKET,)),
        Variable(
            "index_page",
            "string",
            "File that answers for `/`.",
            default='"index.html"',
            validations=(
                Validation(
                    f'can(regex("{_PATH}", {{}})) && length({{}}) <= 255',
                    "A page is the path of a file in the bucket, without a slash first, of at most 255 characters.",
                ),
            ),
        ),
        Variable(
            "error_page",
            _ERROR_PAGE,
            "File that answers for files that are not there, and its status: 404, or 200 for an application that "
            "looks at the URL itself. Without it the answer is 403, which is what S3 says.",
            default="null",
            validations=(
                Validation(
                    f'can(regex("{_PATH}", {{}}.path)) && length({{}}.path) <= 255',
                    "A page is the path of a file in the bucket, without a slash first, of at most 255 characters.",
                ),
                Validation("contains([200, 404], {}.status)", "The status must be 200 or 404."),
            ),
            nullable=True,
        ),
        Variable(
            "domain",
            _DOMAIN,
            "A name of one's own, which one distribution can have, and the ARN of its ACM certificate in us-east-1. "
            "Without it the site has the name that CloudFront gives it.",
            default="null",
            validations=(
                Validation(
                    f'can(regex("{_HOST}", {{}}.name)) && length({{}}.name) <= 253',
                    "The name must be a domain name in lower case, such as www.example.com.",
                ),
                # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
                Validation(
                    f'can(regex("{_CERTIFICATE}", {{}}.certificate_arn))',
                    "CloudFront takes those of us-east-1 only: arn:aws:acm:us-east-1:<account>:certificate/<id>.",
                ),
            ),
            nullable=True,
        ),
    ),
    outputs=(
        Output("bucket_name", "Name of the bucket: an S3 deploy action's `BucketName`."),
        Output("distribution_id", "Id of the distribution, to invalidate what is cached."),
        Output("distribution_arn", "ARN of the distribution."),
        Output("domain_name", "Where the site is: the domain's name, or the one that CloudFront gives."),
        Output("cloudfront_domain_name", "Name that CloudFront gives, for an alias record."),
        Output("hosted_zone_id", "Id of CloudFront's Route 53 zone, for an alias record."),
    ),
    build=_build,
    usage="""\
name        = "acme-docs"
bucket_name = "acme-docs-eu-west-1"
error_page  = { path = "404.html" }
""",
)
