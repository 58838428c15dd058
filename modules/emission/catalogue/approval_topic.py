"""Who is told that a release waits for approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.approval_topic import ApprovalTopic
from modules.emission.definition import Module, Output, Variable
from modules.emission.validations import each_matches, matches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    emails = {email: email for email in given.texts("email", "address")}
    topic = ApprovalTopic(scope, "this", name=given.text("name"), emails=emails).topic
    return {"arn": topic.arn, "name": topic.name}


APPROVAL_TOPIC = Module(
    name="approval-topic",
    title="Approval topic",
    purpose="""\
An SNS topic, encrypted with the account's AWS managed key for SNS, and an e-mail subscription for each of those who
approve releases. AWS asks every address to confirm first; until then it gets nothing. The pipeline that a manual
approval action belongs to publishes to the topic.""",
    variables=(
        # https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
        Variable(
            "name",
            "string",
            "Name of the topic: 1 to 256 letters, digits and _ -.",
            validations=(matches("^[A-Za-z0-9_-]{1,256}$", "A topic's name has 1 to 256 letters, digits and _ -."),),
        ),
        Variable(
            "email",
            "list(string)",
            "E-mail addresses of those who are told; each has to confirm first.",
            default="[]",
            validations=(
                each_matches(
                    "^[^@\\\\s]+@[^@\\\\s]+\\\\.[^@\\\\s]+$", "Each must be an e-mail address: name@example.com."
                ),
            ),
        ),
    ),
    outputs=(
        Output("arn", "ARN of the topic, which a pipeline's approval action takes as `NotificationArn`."),
        Output("name", "Name of the topic."),
    ),
    build=_build,
    usage="""\
name  = "acme-shop-production-approval"
email = ["releases@example.com"]
""",
)
