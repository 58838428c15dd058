"""The artifact store of one region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.artifact_store import ArtifactStore, Readers
from modules.emission import here
from modules.emission.definition import Module, Output, Variable
from modules.emission.validations import BUCKET, KEY_ALIAS, ROLE_ARNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    package_bucket = given.optional("package_bucket_name")
    store = ArtifactStore(
        scope,
        "this",
        account=here.account(given),
        region=here.region(given),
        bucket_name=given.text("bucket_name"),
        key_alias=given.text("key_alias"),
        package_bucket_name=package_bucket,
        readers=Readers(
            given.arns("artifact_readers", "role", minds=["package_readers#"]), given.arns("package_readers", "role")
        ),
    )
    return {
        "bucket_name": store.artifacts.bucket.bucket,
        "key_arn": store.key.arn,
        "package_bucket_name": store.packages.bucket.bucket if package_bucket else None,
    }


ARTIFACT_STORE = Module(
    name="artifact-store",
    title="Artifact store",
    purpose="""\
A versioned, TLS-only bucket for the artifacts of pipelines and the KMS key that encrypts it. A pipeline needs one in
every region that it acts in. With `package_bucket_name` comes a second bucket under the same key, for packaged SAM
code: Lambda takes code only from a bucket in the function's own region.""",
    variables=(
        Variable("bucket_name", "string", "Name of the bucket for artifacts.", validations=(BUCKET,)),
        Variable(
            "key_alias",
            "string",
            "Alias of the key, `alias/` included; the same in every region.",
            validations=(KEY_ALIAS,),
        ),
        Variable(
            "package_bucket_name",
            "string",
            "Name of a bucket for packaged SAM code; none by default.",
            default="null",
            validations=(BUCKET,),
            nullable=True,
        ),
        Variable(
            "artifact_readers",
            "list(string)",
            "ARNs of the roles of other accounts that read artifacts.",
            default="[]",
            validations=(ROLE_ARNS,),
        ),
        Variable(
            "package_readers",
            "list(string)",
            "ARNs of the roles of other accounts that read packages.",
            default="[]",
            validations=(ROLE_ARNS,),
        ),
    ),
    outputs=(
        Output("bucket_name", "Name of the bucket for artifacts."),
        Output("key_arn", "ARN of the key; what another account needs in place of the alias."),
        Output("package_bucket_name", "Name of the bucket for packaged SAM code, or null."),
    ),
    build=_build,
    usage="""\
bucket_name = "acme-artifacts-us-east-1"
key_alias   = "alias/acme-artifacts"
""",
)
