"""The stack of one service's pipeline: its builds, its approvals' topics and the pipeline itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from modules.approval_topic import ApprovalTopic
from modules.delivery_pipeline import (
    Action,
    ArtifactStores,
    Condition,
    DeliveryPipeline,
    Failure,
    PullRequest,
    Push,
    Rule,
    Stage,
    Trigger,
    Variable,
)
from modules.pipeline_start import PipelineStart
from stacks.aws_stack import AwsStack
from stacks.builds import add_build
from stacks.literal import literal
from viaduct import delivery, names
from viaduct.delivery import pull_requests
from viaduct.delivery.builds import projects_of
from viaduct.spec.targets import review_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constructs import Construct

    from stacks.artifacts import ArtifactsStack
    from viaduct.spec import System
    from viaduct.spec.environments import Review


class PipelineStack(AwsStack):
    """``<service>-pipeline``."""

    def __init__(
        self,
        scope: Construct,
        *,
        system: System,
        service: str,
        connection_arn: str | None,
        artifacts: Mapping[str, ArtifactsStack],
    ) -> None:
        super().__init__(scope, names.pipeline_stack(service), system=system, region=system.home.region)
        self._service = service
        for project in projects_of(system, service):
            add_build(self, system, project)
        requests = pull_requests.project_of(system, service)
        if requests:
            add_build(self, system, requests)
        self._approval_topics()
        self._pipelines(connection_arn, artifacts)

    def _approval_topics(self) -> None:
        system, service = self.system, self._service
        review = review_of(system, service)
        for name, environment in system.environments_of(service).items():
            if environment.approval:
                self._topic(f"{name}_approval", names.approval_topic(system, service, name), environment.approval)
            if review:
                self._topic(f"{name}_review", names.approval_topic(system, service, name, "review"), review)

    def _topic(self, id_: str, name: str, asked: Review) -> None:
        if asked.notify:
            emails = {"".join(c if c.isalnum() else "_" for c in email): email for email in sorted(asked.notify)}
            ApprovalTopic(self, id_, name=name, emails=emails)

    def _pipelines(self, connection_arn: str | None, artifacts: Mapping[str, ArtifactsStack]) -> None:
        system, service = self.system, self._service
        releases, *others = delivery.pipelines_of(system, service)
        self._pipeline("pipeline", releases, names.pipeline_role(system, service), connection_arn, artifacts)
        for requests in others:
            role = names.pipeline_role(system, service, names.PULL_REQUESTS)
            self._pipeline("pull_requests", requests, role, connection_arn, artifacts)

    def _pipeline(
        self,
        id_: str,
        planned: delivery.Pipeline,
        role_name: str,
        connection_arn: str | None,
        artifacts: Mapping[str, ArtifactsStack],
    ) -> None:
        buckets = {region: names.artifact_bucket(self.system, region) for region in planned.regions}
        key_arns = {action.region: artifacts[action.region].key_arn for action in planned.actions if action.role_arn}
        DeliveryPipeline(
            self,
            id_,
            name=planned.name,
            role_name=role_name,
            account=self.account,
            region=self.region,
            stores=ArtifactStores(buckets, names.artifact_key_alias(self.system), key_arns),
            stages=[_stage(stage, connection_arn) for stage in planned.stages],
            trigger=_trigger(planned.trigger) if planned.trigger else None,
            variables=[_variable(variable) for variable in planned.variables],
            execution_mode=planned.execution_mode,
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
    pushes = tuple(Push(push.branches, _literals(push.paths), _literals(push.tags)) for push in trigger.pushes)
    return Trigger(trigger.source_action, pushes, tuple(_pull_request(each) for each in trigger.pull_requests))


def _pull_request(request: delivery.PullRequest) -> PullRequest:
    return PullRequest(_literals(request.branches), request.events, _literals(request.paths))


def _literals(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(literal(text) for text in texts)


def _variable(variable: delivery.Variable) -> Variable:
    default = None if variable.default is None else literal(variable.default)
    return Variable(variable.name, default, literal(variable.description))


def _stage(stage: delivery.Stage, connection_arn: str | None) -> Stage:
    failure = stage.on_failure
    return Stage(
        name=stage.name,
        actions=tuple(module_action(action, connection_arn) for action in stage.actions),
        before_entry=_condition(stage.before_entry),
        on_success=_condition(stage.on_success),
        on_failure=Failure(failure.result, failure.retry_mode) if failure else None,
    )


def _condition(condition: delivery.Condition | None) -> Condition | None:
    if condition is None:
        return None
    return Condition(condition.result, tuple(_rule(rule) for rule in condition.rules))


def _rule(rule: delivery.Rule) -> Rule:
    configuration = {key: literal(value) for key, value in rule.configuration.items()}
    return Rule(rule.name, rule.provider, rule.region, configuration)


def module_action(action: delivery.Action, connection_arn: str | None = None) -> Action:
    """The action as the modules take it; ``connection_arn`` is what the plan of a source lacks."""
    facts = action.provider.facts
    configuration = {key: literal(value) for key, value in action.configuration.items()}
    if action.provider is delivery.Provider.CONNECTION and connection_arn:
        configuration["ConnectionArn"] = connection_arn
    return Action(
        name=action.name,
        category=facts.category,
        owner=facts.owner,
        provider=action.provider.called,
        version=facts.version,
        configuration=configuration,
        region=None if facts.home_only else action.region,
        inputs=action.inputs,
        outputs=action.outputs,
        run_order=action.run_order,
        timeout_minutes=action.timeout_minutes,
        role_arn=action.role_arn,
    )
