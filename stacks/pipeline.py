"""The stack of one service's pipeline: its build, its approvals' topics and the pipeline itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from modules.approval_topic import ApprovalTopic
from modules.build_permissions import BuildScope
from modules.build_project import BuildInputs, BuildProject
from modules.delivery_pipeline import Action, ArtifactStores, DeliveryPipeline, Stage, Trigger
from modules.pipeline_start import PipelineStart
from stacks.aws_stack import AwsStack
from stacks.literal import literal
from viaduct import delivery, names
from viaduct.spec.model import SamTarget
from viaduct.spec.targets import package_regions

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.spec import System


class PipelineStack(AwsStack):
    """``<service>-pipeline``."""

    def __init__(self, scope: Construct, *, system: System, service: str, connection_arn: str | None) -> None:
        super().__init__(scope, names.pipeline_stack(service), system=system, region=system.home.region)
        self._service = service
        BuildProject(
            self,
            "build",
            role_name=names.build_role(system, service),
            inputs=_build_inputs(system, service),
            scope_of_build=_build_scope(system, service),
        )
        self._approval_topics()
        self._pipeline(connection_arn)

    def _approval_topics(self) -> None:
        for name, environment in self.system.environments_of(self._service).items():
            if environment.approval and environment.approval.notify:
                ApprovalTopic(
                    self,
                    f"{name}_approval",
                    name=names.approval_topic(self.system, self._service, name),
                    emails=environment.approval.notify,
                )

    def _pipeline(self, connection_arn: str | None) -> None:
        planned = delivery.pipeline_of(self.system, self._service)
        buckets = {region: names.artifact_bucket(self.system, region) for region in planned.regions}
        DeliveryPipeline(
            self,
            "pipeline",
            name=planned.name,
            role_name=names.pipeline_role(self.system, self._service),
            account=self.account,
            region=self.region,
            stores=ArtifactStores(buckets, names.artifact_key_alias(self.system)),
            stages=[
                Stage(stage.name, tuple(_action(action, connection_arn) for action in stage.actions))
                for stage in planned.stages
            ],
            trigger=_trigger(planned.trigger) if planned.trigger else None,
        )
        if planned.event:
            self._start(planned.event)

    def _start(self, event: delivery.Event) -> None:
        PipelineStart(
            self,
            "start",
            name=names.pipeline_start(self.system, self._service),
            pipeline=names.pipeline(self.system, self._service),
            account=self.account,
            region=self.region,
            pattern=literal(json.dumps(event.pattern)),
        )


def _trigger(trigger: delivery.Trigger) -> Trigger:
    return Trigger(trigger.source_action, trigger.branches, tuple(literal(path) for path in trigger.paths))


def _action(action: delivery.Action, connection_arn: str | None) -> Action:
    facts = action.provider.facts
    configuration = {key: literal(value) for key, value in action.configuration.items()}
    if action.provider is delivery.Provider.CONNECTION and connection_arn:
        configuration["ConnectionArn"] = connection_arn
    return Action(
        name=action.name,
        category=facts.category,
        owner=facts.owner,
        provider=action.provider.value,
        version=facts.version,
        configuration=configuration,
        region=None if facts.home_only else action.region,
        inputs=action.inputs,
        outputs=action.outputs,
        run_order=action.run_order,
        timeout_minutes=action.timeout_minutes,
    )


def _build_inputs(system: System, service: str) -> BuildInputs:
    build = system.services[service].build
    variables = {name: literal(value) for name, value in build.environment.items()}
    return BuildInputs(build.buildspec, {**variables, **_package_variables(system, service)}, build.secrets)


def _package_variables(system: System, service: str) -> dict[str, str]:
    """What the buildspec of a SAM service needs to package the one build for every region."""
    deploy = system.services[service].deploy
    if not isinstance(deploy, SamTarget):
        return {}
    return {
        "DEPLOY_REGIONS": " ".join(package_regions(system, service)),
        "PACKAGE_BUCKET_PREFIX": names.package_bucket_prefix(system),
        "PACKAGE_KEY_PREFIX": service,
        "PACKAGE_KMS_KEY": names.artifact_key_alias(system),
        "SAM_TEMPLATE": deploy.template,
    }


def _build_scope(system: System, service: str) -> BuildScope:
    regions = package_regions(system, service)
    return BuildScope(
        project=names.build_project(system, service),
        account=system.home.account,
        region=system.home.region,
        artifact_bucket=names.artifact_bucket(system, system.home.region),
        key_alias=names.artifact_key_alias(system),
        package_buckets=tuple((region, names.package_bucket(system, region)) for region in regions),
        package_prefix=service,
    )
