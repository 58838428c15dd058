"""Links into the AWS console."""

from __future__ import annotations

_CODESUITE = "console.aws.amazon.com/codesuite"


def pipeline(region: str, name: str) -> str:
    """The pipeline, where its approvals are reviewed.

    https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-approve-or-reject.html
    """
    return f"https://{region}.{_CODESUITE}/codepipeline/pipelines/{name}/view?region={region}"


def execution(region: str, name: str, execution_id: str) -> str:
    """One execution of it, action by action."""
    return f"https://{region}.{_CODESUITE}/codepipeline/pipelines/{name}/executions/{execution_id}/timeline?region={region}"


def connections(arn: str) -> str:
    """The connections of the region that the ARN names, where a pending one is completed.

    https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html
    """
    region = arn.split(":")[3]
    return f"https://{region}.{_CODESUITE}/settings/connections?region={region}"
