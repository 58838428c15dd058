"""A pipeline of the shape that Viaduct emits: a source, an approval, and production in two regions."""

from __future__ import annotations

from typing import Any


def declaration(name: str, role_arn: str, *, connection: str = "", **more: Any) -> dict[str, Any]:
    """For CreatePipeline; without a connection its source is S3."""
    source = _action("Source", "Source", "S3")
    if connection:
        configuration = {"ConnectionArn": connection, "FullRepositoryId": "acme/shop", "BranchName": "main"}
        source = _action("Source", "Source", "CodeStarSourceConnection", configuration)
    asked = {"CustomData": "Release to production?", "ExternalEntityLink": "https://example.com/releases"}
    deploys = [_action(f"Deploy-{at}", "Deploy", "CodeDeploy") | {"region": at} for at in ("us-east-1", "eu-west-1")]
    stages = [
        {"name": "Source", "actions": [source]},
        {"name": "production-approval", "actions": [_action("Approve", "Approval", "Manual", asked)]},
        {"name": "production", "actions": deploys},
    ]
    stores = {region: {"type": "S3", "location": f"demo-{region}"} for region in ("us-east-1", "eu-west-1")}
    return {"name": name, "roleArn": role_arn, "stages": stages, "artifactStores": stores} | more


def _action(name: str, category: str, provider: str, configuration: dict[str, str] | None = None) -> dict[str, Any]:
    type_id = {"category": category, "owner": "AWS", "provider": provider, "version": "1"}
    return {"name": name, "actionTypeId": type_id, "configuration": configuration or {}}
