"""What a pipeline's role may do to fetch code, by the provider of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.policy import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modules.delivery_pipeline.action import Action


def connection(_account: str, _home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html."""
    arns = sorted({action.configuration["ConnectionArn"] for action in actions})
    # The service was renamed; AWS checks the action under the name that the connection's ARN carries.
    uses = ["codeconnections:UseConnection", "codestar-connections:UseConnection"]
    yield Statement("UseConnection", uses, arns)


def codecommit(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html."""
    names = sorted({action.configuration["RepositoryName"] for action in actions})
    uses = ("CancelUploadArchive", "GetBranch", "GetCommit", "GetRepository", "GetUploadArchiveStatus", "UploadArchive")
    arns = [f"arn:aws:codecommit:{home}:{account}:{name}" for name in names]
    yield Statement("FetchCommits", [f"codecommit:{use}" for use in uses], arns)


def s3(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html.

    The bucket's owner decides which key encrypts it; S3 names the bucket, or the object, in the encryption context.
    """
    buckets = sorted({f"arn:aws:s3:::{action.configuration['S3Bucket']}" for action in actions})
    objects = sorted(
        f"arn:aws:s3:::{each.configuration['S3Bucket']}/{each.configuration['S3ObjectKey']}" for each in actions
    )
    looks = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning", "s3:ListBucket"]
    yield Statement("FindSourceObject", looks, buckets)
    yield Statement("FetchSourceObject", ["s3:GetObject", "s3:GetObjectVersion"], objects)
    yield Statement(
        "DecryptSourceObject",
        ["kms:Decrypt"],
        [f"arn:aws:kms:{home}:{account}:key/*"],
        {
            "StringEquals": {
                "kms:EncryptionContext:aws:s3:arn": sorted([*buckets, *objects]),
                "kms:ViaService": f"s3.{home}.amazonaws.com",
            }
        },
    )


def ecr(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECR.html."""
    names = sorted({action.configuration["RepositoryName"] for action in actions})
    arns = [f"arn:aws:ecr:{home}:{account}:repository/{name}" for name in names]
    yield Statement("FindImage", ["ecr:DescribeImages"], arns)
