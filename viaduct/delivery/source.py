"""Where a pipeline's code comes from, and what starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from viaduct.delivery.pipeline import Action, Event, Push, Trigger
from viaduct.delivery.provider import Provider
from viaduct.spec.sources import CodeCommitSource, ConnectionSource, EcrSource, S3Source

if TYPE_CHECKING:
    from viaduct.spec.model import System

SOURCE = "Source"
SOURCE_OUTPUT = "SourceOutput"
IMAGE = "Image"
IMAGE_OUTPUT = "ImageOutput"


def sources_of(system: System, service: str) -> tuple[Action, ...]:
    """The actions that fetch what a release is made of: code, and an image where a push of one starts it."""
    code, source = source_of(system, service), system.services[service].source
    return (code, _image(system, source, code.path)) if isinstance(source, EcrSource) else (code,)


def source_of(system: System, service: str) -> Action:
    """The action that fetches the code; a connection's ARN, which AWS gives, is missing from it."""
    provider, configuration = _configured(system, service)
    return Action(
        name=SOURCE,
        provider=provider,
        region=system.home.region,
        configuration=configuration,
        outputs=(SOURCE_OUTPUT,),
        path=("services", service, "source"),
    )


def trigger_of(system: System, service: str) -> Trigger | None:
    """The pushes that start the pipeline: AWS has triggers for connections only.

    A filter has tags, or branches and paths:
    https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-triggers.html
    """
    source = system.services[service].source
    match source:
        case ConnectionSource() if source.tags:
            return Trigger(SOURCE, (Push(tags=tuple(source.tags)),))
        case ConnectionSource() | EcrSource():
            return Trigger(SOURCE, (Push((system.branch(service),), tuple(source.paths)),))
        case CodeCommitSource() | S3Source():
            return None
        case _:
            assert_never(source)


def event_of(system: System, service: str) -> Event | None:
    """What EventBridge says when another source has changed."""
    source = system.services[service].source
    match source:
        case ConnectionSource():
            return None
        case CodeCommitSource():
            return Event(_push(system, source.repository, system.branch(service)))
        case S3Source():
            return Event(_upload(source))
        case EcrSource():
            return Event(_image_push(source))
        case _:
            assert_never(source)


def _configured(system: System, service: str) -> tuple[Provider, dict[str, str]]:
    source = system.services[service].source
    match source:
        case ConnectionSource() | EcrSource():
            return Provider.CONNECTION, _connection(system, service)
        case CodeCommitSource():
            return Provider.CODECOMMIT, _codecommit(source, system.branch(service))
        case S3Source():
            polling = {"PollForSourceChanges": "false"}
            return Provider.S3_SOURCE, {"S3Bucket": source.bucket, "S3ObjectKey": source.key, **polling}
        case _:
            assert_never(source)


def _image(system: System, source: EcrSource, path: tuple[str | int, ...]) -> Action:
    return Action(
        name=IMAGE,
        provider=Provider.ECR,
        region=system.home.region,
        configuration={"RepositoryName": source.image, "ImageTag": source.tag},
        outputs=(IMAGE_OUTPUT,),
        path=path,
    )


def _connection(system: System, service: str) -> dict[str, str]:
    return {
        "FullRepositoryId": system.repository(service),
        "BranchName": system.branch(service),
        # Left out, AWS adds a default trigger that Terraform can't remove; the pipeline has its own.
        "DetectChanges": "false",
        "OutputArtifactFormat": "CODE_ZIP",
    }


def _codecommit(source: CodeCommitSource, branch: str) -> dict[str, str]:
    return {
        "RepositoryName": source.repository,
        "BranchName": branch,
        # Left out, AWS asks the repository for changes every minute.
        "PollForSourceChanges": "false",
        "OutputArtifactFormat": "CODE_ZIP",
    }


def _push(system: System, repository: str, branch: str) -> dict[str, object]:
    """https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html#referenceUpdated."""
    return {
        "source": ["aws.codecommit"],
        "detail-type": ["CodeCommit Repository State Change"],
        "resources": [f"arn:aws:codecommit:{system.home.region}:{system.home.account}:{repository}"],
        "detail": {
            "event": ["referenceCreated", "referenceUpdated"],
            "referenceType": ["branch"],
            "referenceName": [branch],
        },
    }


def _upload(source: S3Source) -> dict[str, object]:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html."""
    return {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"bucket": {"name": [source.bucket]}, "object": {"key": [source.key]}},
    }


def _image_push(source: EcrSource) -> dict[str, object]:
    """https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html."""
    return {
        "source": ["aws.ecr"],
        "detail-type": ["ECR Image Action"],
        "detail": {
            "action-type": ["PUSH"],
            "result": ["SUCCESS"],
            "repository-name": [source.image],
            "image-tag": [source.tag],
        },
    }
