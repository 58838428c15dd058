"""Where policies are: by resource type, the attribute that holds one and the attribute that says whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Whom a policy speaks of."""

    identity = "identity"
    """Whoever has the policy."""

    trust = "trust"
    """Whoever may become the role."""

    resource = "resource"
    """Whoever it names, at the thing that has the policy."""


@dataclass(frozen=True)
class Source:
    """An attribute that holds a policy, or blocks with one; ``holder`` names whose it is, if not the object's."""

    attribute: str
    kind: Kind
    noun: str
    holder: str = ""


def _identity(noun: str, holder: str = "") -> tuple[Source, ...]:
    return (Source("policy", Kind.identity, noun, holder),)


def _resource(noun: str, holder: str = "", attribute: str = "policy") -> tuple[Source, ...]:
    return (Source(attribute, Kind.resource, noun, holder),)


POLICIES: dict[str, tuple[Source, ...]] = {
    "aws_api_gateway_rest_api": _resource("API", "name"),
    "aws_api_gateway_rest_api_policy": _resource("API", "rest_api_id"),
    "aws_backup_vault_policy": _resource("backup vault", "backup_vault_name"),
    "aws_cloudwatch_event_bus_policy": _resource("event bus", "event_bus_name"),
    "aws_cloudwatch_log_destination_policy": _resource("log destination", "destination_name", "access_policy"),
    "aws_cloudwatch_log_resource_policy": _resource("logs", "policy_name", "policy_document"),
    "aws_codeartifact_domain_permissions_policy": _resource("package domain", "domain", "policy_document"),
    "aws_codeartifact_repository_permissions_policy": _resource("package repository", "repository", "policy_document"),
    "aws_codebuild_resource_policy": _resource("build project", "resource_arn"),
    "aws_dynamodb_resource_policy": _resource("table", "resource_arn"),
    "aws_ecr_registry_policy": _resource("image registry"),
    "aws_ecr_repository_policy": _resource("image repository", "repository"),
    "aws_efs_file_system_policy": _resource("file system", "file_system_id"),
    "aws_elasticsearch_domain_policy": _resource("search domain", "domain_name", "access_policies"),
    "aws_glacier_vault": _resource("vault", "name", "access_policy"),
    "aws_glue_resource_policy": _resource("data catalog"),
    "aws_iam_group_policy": _identity("group", "group"),
    "aws_iam_policy": _identity("policy", "name"),
    "aws_iam_role": (
        Source("assume_role_policy", Kind.trust, "role", "name"),
        Source("inline_policy", Kind.identity, "role", "name"),
    ),
    "aws_iam_role_policy": _identity("role", "role"),
    "aws_iam_user_policy": _identity("user", "user"),
    "aws_kinesis_resource_policy": _resource("stream", "resource_arn"),
    "aws_kms_external_key": _resource("key"),
    "aws_kms_key": _resource("key"),
    "aws_kms_key_policy": _resource("key", "key_id"),
    "aws_kms_replica_key": _resource("key"),
    "aws_opensearch_domain": _resource("search domain", "domain_name", "access_policies"),
    "aws_opensearch_domain_policy": _resource("search domain", "domain_name", "access_policies"),
    "aws_redshift_resource_policy": _resource("data warehouse", "resource_arn"),
    "aws_s3_access_point": _resource("access point", "name"),
    "aws_s3_bucket": _resource("bucket", "bucket"),
    "aws_s3_bucket_policy": _resource("bucket", "bucket"),
    "aws_secretsmanager_secret": _resource("secret", "name"),
    "aws_secretsmanager_secret_policy": _resource("secret", "secret_arn"),
    "aws_sns_topic": _resource("topic", "name"),
    "aws_sns_topic_policy": _resource("topic", "arn"),
    "aws_sqs_queue": _resource("queue", "name"),
    "aws_sqs_queue_policy": _resource("queue", "queue_url"),
    "aws_vpc_endpoint": _resource("endpoint"),
    "aws_vpc_endpoint_policy": _resource("endpoint", "vpc_endpoint_id"),
    "aws_vpclattice_auth_policy": _resource("service", "resource_identifier"),
}

BOUNDED: dict[str, str] = {"aws_iam_role": "role", "aws_iam_user": "user"}
"""Types that have a ``permissions_boundary``, which is the most that their ``name`` may do."""
