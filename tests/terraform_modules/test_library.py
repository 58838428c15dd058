"""What a person types: a place in S3, and a version."""

from __future__ import annotations

import pytest

from viaduct.errors import UsageError
from viaduct.terraform_modules.publishing.library import Library, parse_library, parse_version
from viaduct.terraform_modules.publishing.source import source_of


@pytest.mark.parametrize(
    ("text", "bucket", "prefix"),
    [
        ("s3://acme-modules", "acme-modules", ""),
        ("s3://acme-modules/", "acme-modules", ""),
        ("s3://acme.modules/terraform", "acme.modules", "terraform"),
        ("s3://acme-modules/terraform/viaduct_1/", "acme-modules", "terraform/viaduct_1"),
        ("s3://acme-modules/..a/b..", "acme-modules", "..a/b.."),
    ],
)
def test_a_bucket_and_a_prefix(text: str, bucket: str, prefix: str) -> None:
    assert parse_library(text) == Library(bucket, prefix)


@pytest.mark.parametrize(
    "text",
    [
        *("acme-modules", "s3:acme-modules", "https://acme-modules/terraform", "S3://acme-modules", "", "s3://"),
        *(
            "s3:///terraform",
            "s3://Acme/terraform",
            "s3://ab/terraform",
            "s3://1.2.3.4/terraform",
            "s3://a@b.example/c",
        ),
        *("s3://acme-modules//terraform", "s3://acme-modules/a//b", "s3://acme-modules/a//", "s3://acme-modules/../b"),
        *("s3://acme-modules/./b", "s3://acme-modules/a?x=y", "s3://acme-modules/a b", "s3://acme-modules/a%20b"),
        *("s3://acme-modules/ä", "s3://acme-modules/a\n", f"s3://acme-modules/{'a' * 513}"),
    ],
)
def test_what_s3_or_terraform_could_not_use_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--publish"):
        parse_library(text)


@pytest.mark.parametrize("text", ["0.0.0", "1.2.3", "10.20.30", "1.0.0-rc.1", "1.0.0-0a", "1.0.0---.x-y"])
def test_a_semantic_version(text: str) -> None:
    assert parse_version(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "01.2.3",
        "1.2.03",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3-a..b",
        "1.2.3+5",
        "1.2.3\n",
        "1.2.x",
        "\N{ARABIC-INDIC DIGIT ONE}.2.3",
    ],
)
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--version takes X"):
        parse_version(text)


def test_a_letter_before_a_version_is_told() -> None:
    with pytest.raises(UsageError, match=r"got v1\.2\.3; leave out the v"):
        parse_version("v1.2.3")


@pytest.mark.parametrize(("prefix", "start"), [("", ""), ("a/b", "a/b/")])
def test_the_layout(prefix: str, start: str) -> None:
    library = Library("acme-modules", prefix)
    assert library.archive("alerts", "1.2.3") == f"{start}alerts/1.2.3.zip"
    assert library.manifest("1.2.3") == f"{start}1.2.3.json"


@pytest.mark.parametrize(
    ("bucket", "region", "source"),
    [
        ("acme", "us-east-1", "s3::https://acme.s3.us-east-1.amazonaws.com/a/1.0.0.zip"),
        ("acme", "eu-west-1", "s3::https://acme.s3.eu-west-1.amazonaws.com/a/1.0.0.zip"),
        ("acme.com", "us-east-1", "s3::https://s3.amazonaws.com/acme.com/a/1.0.0.zip"),
        ("acme.com", "eu-west-1", "s3::https://s3-eu-west-1.amazonaws.com/acme.com/a/1.0.0.zip"),
    ],
)
def test_the_source_has_the_form_that_terraform_reads(bucket: str, region: str, source: str) -> None:
    assert source_of(bucket, region, "a/1.0.0.zip") == source
