"""Versions in the embedded S3: published once, resumed, raced for."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import threading
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

from tests.terraform_modules.shelf import KEYS, MODULES, Shelf, Wrapped, module
from viaduct.errors import ModulesError
from viaduct.rehearsal.session import embedded_session
from viaduct.terraform_modules.publishing.execute import Executor
from viaduct.terraform_modules.publishing.uploads import uploads_of

if TYPE_CHECKING:
    from collections.abc import Callable


def cut_at(part: str) -> Callable[[dict[str, Any]], None]:
    """The line goes dead where an object is put whose key has this part."""

    def cut(params: dict[str, Any]) -> None:
        if part in params["url_path"]:
            raise ConnectionClosedError(endpoint_url="https://s3")

    return cut


def test_a_version_is_published_with_its_manifest_and_its_sources(shelf: Shelf) -> None:
    said = shelf.publish()
    assert sorted(shelf.objects()) == sorted(KEYS)
    put = [line for line in said.splitlines() if line.startswith("  done: put")]
    assert len(put) == 4
    assert f"s3://{shelf.bucket}/tf/1.0.0.json" in put[-1]
    start = f"s3::https://{shelf.bucket}.s3.eu-west-1.amazonaws.com/tf"
    assert said.splitlines()[-3:] == [f'  source = "{start}/{each.name}/1.0.0.zip"' for each in MODULES]


def test_every_object_has_its_type_and_its_checksum(shelf: Shelf) -> None:
    shelf.publish()
    for key, body in shelf.objects().items():
        stored = shelf.s3.head_object(Bucket=shelf.bucket, Key=key, ChecksumMode="ENABLED")
        assert stored["ContentType"] == ("application/zip" if key.endswith(".zip") else "application/json")
        assert stored["ChecksumSHA256"] == base64.b64encode(hashlib.sha256(body).digest()).decode()


def test_the_manifest_tells_the_archives_that_are_there(shelf: Shelf) -> None:
    shelf.publish()
    stored = shelf.objects()
    listed = json.loads(stored["tf/1.0.0.json"])["modules"]
    for about in listed.values():
        assert hashlib.sha256(stored[f"tf/{about['archive']}"]).hexdigest() == about["sha256"]


def test_a_published_version_is_refused_and_another_is_not(shelf: Shelf) -> None:
    shelf.publish()
    before = shelf.objects()
    for modules in (MODULES, [module("alerts", "other")], [module("new-one")]):
        shelf.calls.clear()
        with pytest.raises(ModulesError, match=r"version 1\.0\.0 is published already"):
            shelf.publish(*modules)
        assert "PutObject" not in shelf.calls
    assert shelf.objects() == before
    shelf.publish(version="1.0.1")
    assert len(shelf.objects()) == 8


def test_a_dry_run_puts_nothing_and_prints_every_put(shelf: Shelf) -> None:
    printed = shelf.publish(dry_run=True)
    assert shelf.objects() == {}
    done = shelf.publish()
    assert printed.replace("would ", "done: ") == done[: len(printed)]
    with pytest.raises(ModulesError, match="published already"):
        shelf.publish(dry_run=True)


@pytest.mark.parametrize("part", ["alerts", "artifact-store", "delivery-pipeline", "1.0.0.json"])
def test_a_publication_that_was_cut_is_finished_by_the_next(shelf: Shelf, part: str) -> None:
    with pytest.raises(ModulesError) as cut:
        shelf.publish(session=Wrapped(shelf.session, "PutObject", cut_at(part)))
    done = len(shelf.objects())
    assert f"{done} of 4 objects were put; the version is not published" in str(cut.value)
    assert "AWS can't be reached" in str(cut.value)
    assert "tf/1.0.0.json" not in shelf.objects()
    said = shelf.publish()
    assert said.count("done: put") == 4 - done
    assert (f"goes on, {done} of 4 are there" in said) == bool(done)
    assert sorted(shelf.objects()) == sorted(KEYS)


def test_a_publication_that_was_cut_is_not_finished_with_other_bytes(shelf: Shelf) -> None:
    with pytest.raises(ModulesError):
        shelf.publish(session=Wrapped(shelf.session, "PutObject", cut_at("delivery-pipeline")))
    before = shelf.objects()
    with pytest.raises(ModulesError, match="never finished; nothing was written") as refused:
        shelf.publish(module("artifact-store", "other"), module("delivery-pipeline"))
    assert f"s3://{shelf.bucket}/tf/alerts/1.0.0.zip" in str(refused.value)
    assert f"s3://{shelf.bucket}/tf/artifact-store/1.0.0.zip" in str(refused.value)
    assert shelf.objects() == before


def test_what_lies_deeper_or_has_another_version_is_none_of_its_business(shelf: Shelf) -> None:
    others = [
        "tf/alerts/1.0.01.zip",
        "tf/alerts/11.0.0.zip",
        "tf/x/y/1.0.0.zip",
        "tfx/alerts/1.0.0.zip",
        "tf/1x0.0.json",
    ]
    for key in others:
        shelf.s3.put_object(Bucket=shelf.bucket, Key=key, Body=b"")
    shelf.publish()
    assert sorted(shelf.objects()) == sorted([*KEYS, *others])


@pytest.mark.thorough
def test_all_pages_of_a_large_library_are_looked_at(shelf: Shelf) -> None:
    for number in range(1001):
        shelf.s3.put_object(Bucket=shelf.bucket, Key=f"tf/a/0.0.{number}.zip", Body=b"")
    shelf.s3.put_object(Bucket=shelf.bucket, Key="tf/zebra/1.0.0.zip", Body=b"")
    with pytest.raises(ModulesError, match=r"tf/zebra/1\.0\.0\.zip"):
        shelf.publish()


def test_who_comes_second_at_the_same_time_overwrites_nothing(shelf: Shelf) -> None:
    others = (module("alerts", "theirs"), *MODULES[1:])

    def overtake(params: dict[str, Any]) -> None:
        if not shelf.objects():
            shelf.publish(*others)

    with pytest.raises(ModulesError, match="somebody else publishes the same version"):
        shelf.publish(session=Wrapped(shelf.session, "PutObject", overtake))
    theirs = uploads_of(shelf.library, "1.0.0", others)
    assert shelf.objects() == {upload.key: upload.body for upload in theirs}


def test_who_publishes_the_same_at_the_same_time_does_no_harm(shelf: Shelf) -> None:
    def overtake(params: dict[str, Any]) -> None:
        if not shelf.objects():
            shelf.publish()

    assert "Published." in shelf.publish(session=Wrapped(shelf.session, "PutObject", overtake))
    assert sorted(shelf.objects()) == sorted(KEYS)


def test_of_many_that_race_exactly_one_publishes(shelf: Shelf) -> None:
    publishers = [(module("alerts"), module("artifact-store", str(number)), *MODULES[2:]) for number in range(6)]
    ended: list[str] = []

    def race(modules: Any) -> None:
        try:
            ended.append(shelf.publish(*modules, session=embedded_session(shelf.aws.environment)))
        except ModulesError as error:
            ended.append(str(error))

    threads = [threading.Thread(target=race, args=(modules,)) for modules in publishers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ended) == len(publishers)
    assert sum("Published." in text for text in ended) == 1
    whole = [{upload.key: upload.body for upload in uploads_of(shelf.library, "1.0.0", each)} for each in publishers]
    assert shelf.objects() in whole


def refusal(code: str, status: int, operation: str = "PutObject") -> ClientError:
    answer: Any = {"Error": {"Code": code, "Message": "as S3 says"}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(answer, operation)


class Conflicting:
    """S3 where two puts meet, for the first few attempts: the embedded one never says so."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.put: list[str] = []

    def put_object(self, **given: Any) -> None:
        if self.times:
            self.times -= 1
            raise refusal("ConditionalRequestConflict", 409)
        self.put.append(given["Key"])


@pytest.mark.parametrize(("times", "published"), [(4, True), (5, False)])
def test_a_conflict_is_tried_again_a_few_times(shelf: Shelf, times: int, published: bool) -> None:
    s3, naps = Conflicting(times), list[float]()
    executor = Executor(s3, shelf.library, io.StringIO(), naps.append)
    uploads = uploads_of(shelf.library, "1.0.0", MODULES)
    if published:
        executor.run(uploads)
        assert s3.put == [upload.key for upload in uploads]
    else:
        with pytest.raises(ModulesError, match="s3:PutObject failed"):
            executor.run(uploads)
    assert len(naps) == 4


def test_a_bucket_that_is_not_there_is_told(shelf: Shelf) -> None:
    shelf.bucket = "acme-nowhere"
    with pytest.raises(ModulesError, match=r"there is no bucket acme-nowhere\. Make it first"):
        shelf.publish()


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        ("HeadBucket", "could not look at s3://{}/tf: s3:ListBucket is denied"),
        ("ListObjectsV2", "could not look at s3://{}/tf: s3:ListBucket is denied"),
        ("PutObject", "could not put s3://{}/tf/alerts/1.0.0.zip .* s3:PutObject is denied"),
    ],
)
def test_a_permission_that_lacks_is_told_with_the_page_that_lists_all(shelf: Shelf, operation: str, words: str) -> None:
    def deny(params: dict[str, Any]) -> None:
        raise refusal("AccessDenied", 403, operation)

    with pytest.raises(ModulesError, match=words.format(shelf.bucket)) as refused:
        shelf.publish(session=Wrapped(shelf.session, operation, deny))
    assert "docs/modules.md" in str(refused.value)


def test_credentials_that_lack_are_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(ModulesError, match=r"could not look at .* no usable AWS credentials"):
        shelf.publish(session=boto3.Session(botocore_session=botocore.session.Session()))
