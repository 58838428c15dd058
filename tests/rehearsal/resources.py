"""Small resources for the AWS provider, as pairs of type and body, to put a mistake into."""

from __future__ import annotations

import json
from typing import Any

Body = dict[str, Any]
Resource = tuple[str, Body]

ROLE = "arn:aws:iam::111111111111:role/demo"
ARN = "arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012"
CONNECTION = "arn:aws:codeconnections:us-east-1:111111111111:connection/12345678-1234-1234-1234-123456789012"
LOAD_BALANCING = "arn:aws:elasticloadbalancing:us-east-1:111111111111"
CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
CODE = {"ConnectionArn": CONNECTION, "FullRepositoryId": "a/b", "BranchName": "main", "DetectChanges": "false"}


def action(name: str, category: str, provider: str, **more: Any) -> Body:
    return {"name": name, "category": category, "owner": "AWS", "provider": provider, "version": "1", **more}


def source(provider: str = "CodeStarSourceConnection", configuration: Body = CODE, **more: Any) -> Body:
    return action(
        "Source", "Source", provider, **({"output_artifacts": ["src"], "configuration": configuration} | more)
    )


def fetching(provider: str = "CodeStarSourceConnection", **configuration: str) -> Resource:
    """A pipeline whose source says that of its code, beside what it says anyway."""
    usual = CODE if provider == "CodeStarSourceConnection" else {}
    return pipeline(first=stage("Source", source(provider, usual | configuration)))


def build(name: str = "Build", **more: Any) -> Body:
    usual = {"input_artifacts": ["src"], "configuration": {"ProjectName": "demo"}}
    return action(name, "Build", "CodeBuild", **(usual | more))


def deploy(provider: str = "CodeDeploy", **more: Any) -> Body:
    usual = {"configuration": {"ApplicationName": "demo", "DeploymentGroupName": "demo"}}
    return action("Deploy", "Deploy", provider, **({"input_artifacts": ["src"]} | usual | more))


def approval(**more: Any) -> Body:
    return action("Approve", "Approval", "Manual", **more)


def stage(name: str, *actions: Body, **more: Any) -> Body:
    return {"name": name, "action": list(actions), **more}


def pipeline(*later: Body, first: Body | None = None, **more: Any) -> Resource:
    """A pipeline whose later stages are a build, unless others are given."""
    stages = [first or stage("Source", source()), *(later or (stage("Build", build()),))]
    store = {"type": "S3", "location": "demo-artifacts"}
    usual = {"name": "demo", "role_arn": ROLE, "pipeline_type": "V2", "artifact_store": [store], "stage": stages}
    return "aws_codepipeline", usual | more


def triggered(source_action: str = "Source", **filters: Any) -> Resource:
    git = {"source_action_name": source_action, **filters}
    return pipeline(trigger=[{"provider_type": "CodeStarSourceConnection", "git_configuration": [git]}])


def gated(*rules: Body, **more: Any) -> Resource:
    """A pipeline with a condition before its second stage."""
    condition = {"condition": [{"result": "FAIL", "rule": list(rules)}]}
    return pipeline(stage("Build", build(), before_entry=[condition]), **more)


def check(name: str, provider: str = "CloudWatchAlarm", **more: Any) -> Body:
    kind = {"category": "Rule", "owner": "AWS", "provider": provider, "version": "1"}
    return {"name": name, "rule_type_id": [kind], "configuration": {"AlarmName": "demo"}} | more


def failing(**more: Any) -> Resource:
    return pipeline(stage("Build", build(), on_failure=[{"result": "ROLLBACK"} | more.pop("answer", {})]), **more)


def project(
    name: str = "demo", variables: list[Body] | None = None, kind: str = "LINUX_CONTAINER", **more: Any
) -> Resource:
    environment = {
        "compute_type": "BUILD_GENERAL1_SMALL",
        "image": "aws/codebuild/amazonlinux-x86_64-standard:5.0",
        "type": kind,
        "environment_variable": variables or [],
    }
    code = {"type": "CODEPIPELINE"}
    return "aws_codebuild_project", {
        "name": name,
        "service_role": ROLE,
        "artifacts": [code],
        "environment": [environment],
        "source": [code],
    } | more


def role(name: str) -> Resource:
    who = {"Effect": "Allow", "Principal": {"Service": "codebuild.amazonaws.com"}, "Action": "sts:AssumeRole"}
    return "aws_iam_role", {"name": name, "assume_role_policy": document(who)}


def policy(*actions: str, resources: list[str] | str = "*") -> Resource:
    text = document({"Effect": "Allow", "Action": list(actions), "Resource": resources})
    return "aws_iam_role_policy", {"role": "demo", "policy": text}


def reading(resource: str) -> Body:
    return {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": resource}


def document(*statements: Body) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def distribution(**more: Any) -> Resource:
    behavior = {
        "target_origin_id": "bucket",
        "viewer_protocol_policy": "https-only",
        "allowed_methods": ["GET", "HEAD"],
        "cached_methods": ["GET", "HEAD"],
        "cache_policy_id": CACHING_OPTIMIZED,
    }
    certificate = {"acm_certificate_arn": ARN, "ssl_support_method": "sni-only"}
    return "aws_cloudfront_distribution", {
        "enabled": True,
        "origin": [{"origin_id": "bucket", "domain_name": "demo.s3.us-east-1.amazonaws.com"}],
        "default_cache_behavior": [behavior],
        "restrictions": [{"geo_restriction": [{"restriction_type": "none"}]}],
        "viewer_certificate": [certificate],
        "aliases": ["www.example.com"],
    } | more


def listener() -> Resource:
    forward = {"type": "forward", "target_group_arn": f"{LOAD_BALANCING}:targetgroup/demo/0123456789abcdef"}
    return "aws_lb_listener", {
        "load_balancer_arn": f"{LOAD_BALANCING}:loadbalancer/app/demo/0123456789abcdef",
        "port": 443,
        "protocol": "HTTPS",
        "certificate_arn": ARN,
        "default_action": [forward],
    }


def fleet() -> Resource:
    template = {"name": "demo", "version": "1"}
    sizes = {"min_size": 4, "max_size": 2}
    return "aws_autoscaling_group", {"availability_zones": ["us-east-1a"], "launch_template": [template], **sizes}


def stack(name: str = "demo", **more: Any) -> Resource:
    return "aws_cloudformation_stack", {"name": name, "template_body": "{}", **more}


def rule(name: str = "demo", **detail: Any) -> Resource:
    pattern = json.dumps({"source": ["demo"], "detail": detail})
    return "aws_cloudwatch_event_rule", {"name": name, "event_pattern": pattern}


def blue_green(**waits: Any) -> Resource:
    names = {"app_name": "demo", "deployment_group_name": "demo", "service_role_arn": ROLE}
    return "aws_codedeploy_deployment_group", {**names, "blue_green_deployment_config": [waits]}


def variable(name: str, value: str, kind: str = "PLAINTEXT") -> Body:
    return {"name": name, "value": value, "type": kind}


def window(**configuration: str) -> Body:
    return check("Window", "DeploymentWindow", configuration={"Cron": "0 0 9 ? * MON-FRI *"} | configuration)
