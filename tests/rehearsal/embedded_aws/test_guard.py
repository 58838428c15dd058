from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients
    from viaduct.rehearsal.embedded_aws import EmbeddedAws

UNANSWERED: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("codepipeline", "list_webhooks", {}, "UnknownOperationException", "codepipeline ListWebhooks"),
    ("ec2", "describe_local_gateways", {}, "InvalidAction", "ec2 DescribeLocalGateways"),
    ("elbv2", "describe_trust_stores", {}, "InvalidAction", "elasticloadbalancing DescribeTrustStores"),
    ("lambda", "list_code_signing_configs", {}, "UnknownOperationException", "lambda GET"),
    ("chatbot", "describe_slack_workspaces", {}, "UnknownOperationException", "chatbot POST"),
]


@pytest.mark.parametrize(("service", "operation", "arguments", "code", "named"), UNANSWERED)
def test_call_that_nobody_answers_is_refused_by_name_and_logged(
    client: Clients, aws: EmbeddedAws, service: str, operation: str, arguments: dict[str, Any], code: str, named: str
) -> None:
    with pytest.raises(ClientError) as refused:
        getattr(client(service), operation)(**arguments)
    assert refused.value.response["Error"]["Code"] == code
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert named in str(refused.value)
    assert f"unanswered: the embedded AWS can't answer this call: {named}" in aws.log_path.read_text()
