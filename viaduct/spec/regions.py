"""The regions of AWS's commercial partition, and what Viaduct needs that some of them lack.

Taken from botocore 1.44.5's endpoint data, in agreement with the CodePipeline user guide: "Quotas in AWS CodePipeline"
(docs.aws.amazon.com/codepipeline/latest/userguide/limits.html) and "Connections" (.../connections-github.html).
CodeDeploy and CloudFormation are in all of them; CodeBuild in all that have CodePipeline.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """What a region has: CodePipeline (for pipelines and for the actions of others), connections, and CodeCommit."""

    codepipeline: bool = True
    connections: bool = True
    codecommit: bool = True


_ALL = Region()
_NO_CONNECTIONS = Region(connections=False)
_NO_SOURCES = Region(connections=False, codecommit=False)
_NO_PIPELINES = Region(codepipeline=False, connections=False, codecommit=False)

# China, GovCloud, the isolated ones and the European Sovereign Cloud: what their regions start with.
OTHER_PARTITIONS = ("cn-", "us-gov-", "us-iso", "eu-iso", "eusc-")

REGIONS: dict[str, Region] = {
    "af-south-1": _NO_CONNECTIONS,
    "ap-east-1": _NO_CONNECTIONS,
    "ap-east-2": _NO_PIPELINES,
    "ap-northeast-1": _ALL,
    "ap-northeast-2": _ALL,
    "ap-northeast-3": _NO_CONNECTIONS,
    "ap-south-1": _ALL,
    "ap-south-2": _NO_CONNECTIONS,
    "ap-southeast-1": _ALL,
    "ap-southeast-2": _ALL,
    "ap-southeast-3": _NO_CONNECTIONS,
    "ap-southeast-4": _NO_SOURCES,
    "ap-southeast-5": _NO_SOURCES,
    "ap-southeast-6": _NO_SOURCES,
    "ap-southeast-7": _NO_PIPELINES,
    "ca-central-1": _ALL,
    "ca-west-1": _NO_PIPELINES,
    "eu-central-1": _ALL,
    "eu-central-2": _NO_SOURCES,
    "eu-north-1": _ALL,
    "eu-south-1": _ALL,
    "eu-south-2": _NO_SOURCES,
    "eu-west-1": _ALL,
    "eu-west-2": _ALL,
    "eu-west-3": _ALL,
    "il-central-1": _NO_CONNECTIONS,
    "me-central-1": _NO_CONNECTIONS,
    "me-south-1": _NO_CONNECTIONS,
    "mx-central-1": _NO_PIPELINES,
    "sa-east-1": _ALL,
    "us-east-1": _ALL,
    "us-east-2": _ALL,
    "us-west-1": _ALL,
    "us-west-2": _ALL,
}
