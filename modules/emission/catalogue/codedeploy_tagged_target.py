"""Instances that exist already, and CodeDeploy releases to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modules.codedeploy_target import TaggedNames, TaggedTarget
from modules.emission import here
from modules.emission.catalogue.codedeploy_variables import (
    ARTIFACTS,
    DEPLOY_ROLE_NAME,
    DEPLOYMENT_CONFIG_NAME,
    LOCALS,
    MINIMUM_HEALTHY_HOSTS,
    configuration,
    local,
    store,
)
from modules.emission.definition import Module, Output, Validation, Variable
from modules.emission.validations import POLICY_NAME, matches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    name = given.text("name")
    target = TaggedTarget(
        scope,
        "this",
        names=TaggedNames(
            target=name,
            application=name,
            deploy_role=local(given, "deploy_role_name"),
            instance_policy=local(given, "instance_policy_name"),
        ),
        account=here.account(given),
        region=here.region(given),
        tags=given.entries("instance_tags", "key", "value", some=True, block="ec2_tag_set"),
        configuration=configuration(given),
        store=store(given),
    )
    return {
        "application_name": target.deployment_group.app_name,
        "deployment_group_name": target.deployment_group.deployment_group_name,
        "deploy_role_arn": target.deploy_role.arn,
        "instance_policy_arn": target.instance_policy.arn,
    }


_NAME = Variable(
    "name",
    "string",
    "Name of the CodeDeploy application and deployment group, 1 to 100 characters.",
    # https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html
    validations=(matches("^[A-Za-z0-9+=,.@_-]{1,100}$", "The name has 1 to 100 letters, digits and + = , . @ _ -."),),
)
_INSTANCE_TAGS = Variable(
    "instance_tags",
    "map(string)",
    "The one to three tags that an instance carries, all of them, to be released to. No two targets may find the same.",
    validations=(
        # https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-tagging.html
        Validation("length({}) >= 1 && length({}) <= 3", "CodeDeploy finds instances by one to three tags."),
        Validation(
            "alltrue([for key, value in {} : length(key) >= 1 && length(key) <= 128 && length(value) <= 256])",
            "A tag's key has 1 to 128 characters, its value at most 256.",
        ),
    ),
)
_INSTANCE_POLICY_NAME = Variable(
    "instance_policy_name",
    "string",
    "Name of the policy for the role of the instances, `<name>-<region>-instance` by default.",
    default="null",
    validations=(POLICY_NAME,),
    nullable=True,
)
_HEALTHY = replace(
    MINIMUM_HEALTHY_HOSTS,
    description=f"{MINIMUM_HEALTHY_HOSTS.description} It must be less than the number of instances.",
)

CODEDEPLOY_TAGGED_TARGET = Module(
    name="codedeploy-tagged-target",
    title="CodeDeploy target of existing instances",
    purpose="""\
A CodeDeploy application and deployment group over instances that exist already and carry certain tags. Releases change
them in place, and one that fails is rolled back. The module changes no instance: they need the CodeDeploy agent, and
`instance_policy_arn`, which lets the agent read releases from the one bucket, attached to their role.""",
    locals=LOCALS
    | {"instance_policy_name": 'coalesce(var.instance_policy_name, "${var.name}-${local.region}-instance")'},
    variables=(
        _NAME,
        _INSTANCE_TAGS,
        *ARTIFACTS[:2],
        DEPLOYMENT_CONFIG_NAME,
        _HEALTHY,
        *ARTIFACTS[2:],
        DEPLOY_ROLE_NAME,
        _INSTANCE_POLICY_NAME,
    ),
    outputs=(
        Output("application_name", "Name of the CodeDeploy application: a pipeline's `ApplicationName`."),
        Output("deployment_group_name", "Name of the deployment group: a pipeline's `DeploymentGroupName`."),
        Output("deploy_role_arn", "ARN of CodeDeploy's role."),
        Output("instance_policy_arn", "ARN of the policy to attach to the role of the instances."),
    ),
    build=_build,
    usage="""\
name            = "acme-billing"
instance_tags   = { service = "billing", environment = "production" }
artifact_bucket = module.artifact_store.bucket_name
key_alias       = "alias/acme-artifacts"
""",
)
