"""Static files: a bucket that only its own distribution reads, and how it is served."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.synthesis import Body, Synthesis

pytestmark = pytest.mark.synth

DOCS, SHOP, TRIAL = "docs-live-eu-west-1", "shop-live-eu-west-1", "shop-staging-us-east-1"
BUCKET = "arn:aws:s3:::pages-docs-live-111111111111-eu-west-1"


@pytest.fixture(scope="module")
def sites(examples: dict[str, Synthesis]) -> Synthesis:
    return examples["static-site"]


def distribution(sites: Synthesis, stack: str) -> Body:
    return sites.stacks[stack].resource("aws_cloudfront_distribution.site")


def test_only_the_one_distribution_reads_the_bucket(sites: Synthesis) -> None:
    policy = json.loads(sites.stacks[DOCS].resource("aws_s3_bucket_policy.site")["policy"])
    (serve,) = [each for each in policy["Statement"] if each["Effect"] == "Allow"]
    assert serve == {
        "Sid": "ServeSite",
        "Effect": "Allow",
        "Principal": {"Service": "cloudfront.amazonaws.com"},
        "Action": ["s3:GetObject"],
        "Resource": [f"{BUCKET}/*"],
        "Condition": {"StringEquals": {"aws:SourceArn": "${aws_cloudfront_distribution.site.arn}"}},
    }


def test_it_reads_it_signed_and_in_the_region_of_the_bucket(sites: Synthesis) -> None:
    (origin,) = distribution(sites, DOCS)["origin"]
    assert origin["domain_name"] == "pages-docs-live-111111111111-eu-west-1.s3.eu-west-1.amazonaws.com"
    assert origin["origin_access_control_id"] == "${aws_cloudfront_origin_access_control.site.id}"
    access = sites.stacks[DOCS].resource("aws_cloudfront_origin_access_control.site")
    assert (access["signing_behavior"], access["signing_protocol"]) == ("always", "sigv4")


def test_visitors_get_https_and_security_headers(sites: Synthesis) -> None:
    behavior = distribution(sites, DOCS)["default_cache_behavior"]
    assert behavior["viewer_protocol_policy"] == "redirect-to-https"
    assert behavior["response_headers_policy_id"] == "67f7725c-6f97-4210-82d7-5512b31e9d03"
    assert behavior["compress"] is True
    assert not {"PUT", "POST", "PATCH", "DELETE"} & set(behavior["allowed_methods"])


def test_a_domain_of_one_s_own_has_its_certificate_and_tls_1_2(sites: Synthesis) -> None:
    own = distribution(sites, SHOP)
    assert own["aliases"] == ["shop.example.com"]
    assert own["viewer_certificate"]["minimum_protocol_version"] == "TLSv1.2_2021"
    assert sites.stacks[SHOP].document["output"]["domain_name"]["value"] == "shop.example.com"


def test_without_one_the_address_is_cloudfront_s(sites: Synthesis) -> None:
    assert "aliases" not in distribution(sites, TRIAL)
    outputs = sites.stacks[TRIAL].document["output"]
    assert outputs["domain_name"]["value"] == "${aws_cloudfront_distribution.site.domain_name}"
    assert outputs["domain_name"] == outputs["cloudfront_domain_name"]


def test_what_is_not_there_is_answered_by_a_page_of_the_build(sites: Synthesis) -> None:
    (missing,) = distribution(sites, DOCS)["custom_error_response"]
    assert missing == {"error_code": 403, "response_code": 404, "response_page_path": "/404.html"}
    (route,) = distribution(sites, SHOP)["custom_error_response"]
    assert route == {"error_code": 403, "response_code": 200, "response_page_path": "/index.html"}


def test_the_pipeline_uploads_the_build_s_output_with_the_cache_header(sites: Synthesis) -> None:
    stages = sites.stacks["docs-pipeline"].resource("aws_codepipeline.pipeline")["stage"]
    (action,) = stages[-1]["action"]
    assert (action["category"], action["provider"], action["region"]) == ("Deploy", "S3", "eu-west-1")
    assert action["input_artifacts"] == ["BuildOutput"]
    assert action["configuration"] == {
        "BucketName": "pages-docs-live-111111111111-eu-west-1",
        "CacheControl": "public, max-age=600, stale-while-revalidate=60",
        "Extract": "true",
    }


def test_the_pipeline_s_role_writes_files_and_neither_reads_nor_deletes_them(sites: Synthesis) -> None:
    policy = json.loads(sites.stacks["docs-pipeline"].resource("aws_iam_role_policy.pipeline")["policy"])
    (upload,) = [each for each in policy["Statement"] if each["Sid"] == "UploadSites"]
    assert (upload["Action"], upload["Resource"]) == (["s3:PutObject"], [f"{BUCKET}/*"])
