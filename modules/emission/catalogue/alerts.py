"""Who is told what went wrong with pipelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.alerts import AlertTopic, EventMessage, EventSelection, Message, ReleaseLog, ReleaseMetric, Subscribers
from modules.emission import here
from modules.emission.definition import Module, Output, Variable
from modules.emission.validations import KEY_ALIAS, each_matches, matches
from viaduct.delivery.event_rules import (
    METRIC,
    METRIC_DIMENSION,
    METRIC_NAMESPACE,
    approval_pending,
    build_failed,
    deploy_action_failed,
    deployment_elsewhere_failed,
    deployment_failed,
    pipeline_failed,
    pipeline_recovered,
    release_ended,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs import Construct

    from modules.emission.inputs import Value
    from viaduct.delivery.event_rules import EventRule


class _Subscribers(Subscribers):
    """One subscription that stands for all of its protocol."""

    def addressed(self) -> Iterator[tuple[str, str, str]]:
        for protocol, endpoints in (("email", self.email), ("https", self.https), ("sqs", self.sqs)):
            yield from ((protocol, endpoint, protocol) for endpoint in endpoints)


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    name = given.text("name")
    topic = AlertTopic(
        scope,
        "alerts",
        name=name,
        account=here.account(given),
        region=here.region(given),
        key_alias=given.text("key_alias"),
        subscribers=_Subscribers(
            given.texts("email", "address"), given.texts("https", "url"), given.texts("sqs", "queue")
        ),
    )
    for rule in _rules(given):
        EventMessage(
            scope,
            rule.what.replace("-", "_"),
            selection=_selection(name, rule),
            message=Message(rule.message, rule.inputs),
            topic_arn=topic.topic.arn,
            allowed_by=topic.policy,
        )
    _releases(scope, given)
    return {"topic_arn": topic.topic.arn}


def _releases(scope: Construct, given: Value) -> None:
    pipelines = given.texts("pipelines", "pipeline", some=True)
    ReleaseLog(
        scope,
        "releases",
        selection=_selection(given.text("name"), release_ended(pipelines)),
        log_group=f"/aws/events/{given.text('name')}-releases",
        policy_name=given.text("name"),
        account=here.account(given),
        region=here.region(given),
        metric=ReleaseMetric(METRIC_NAMESPACE, METRIC, METRIC_DIMENSION),
        alarms={pipeline: f"{pipeline}-failing" for pipeline in pipelines},
    )


def _rules(given: Value) -> Iterator[EventRule]:
    pipelines = given.texts("pipelines", "pipeline", some=True)
    yield pipeline_failed(pipelines)
    yield pipeline_recovered([f"{pipeline}-failing" for pipeline in pipelines])
    yield approval_pending(pipelines)
    yield deploy_action_failed(pipelines)
    if projects := given.texts("build_projects", "project"):
        yield build_failed(projects)
    if applications := given.texts("codedeploy_applications", "application"):
        yield deployment_failed(applications)
    if stages := given.texts("stages_in_other_accounts", "stage"):
        yield deployment_elsewhere_failed(pipelines, stages)


def _selection(name: str, rule: EventRule) -> EventSelection:
    return EventSelection(f"{name}-{rule.what}", rule.description, rule.pattern)


ALERTS = Module(
    name="alerts",
    title="Alerts",
    purpose="""\
Tells people what went wrong with releases, by an encrypted topic: a sentence with a link into the console for each
failed pipeline, build and deployment, and for each approval that is waited for. Each pipeline has an alarm that is on
from a failed release to the next that succeeds. Taken are the events of what is named here, and no others.""",
    variables=(
        Variable(
            "name",
            "string",
            "Name of the topic; event rules, a log group and its policy start with it.",
            validations=(matches("^[A-Za-z0-9_-]{1,36}$", "The name has 1 to 36 letters, digits, _ and -."),),
        ),
        Variable(
            "key_alias",
            "string",
            "Alias of the key that encrypts the topic, `alias/` included.",
            validations=(KEY_ALIAS,),
        ),
        Variable(
            "pipelines",
            "list(string)",
            "Names of the pipelines in the provider's region.",
            validations=(
                each_matches("^[A-Za-z0-9.@_-]{1,92}$", "Each is a pipeline's name, of 92 characters at most."),
            ),
        ),
        Variable("build_projects", "list(string)", "Names of their CodeBuild projects.", default="[]"),
        Variable(
            "codedeploy_applications",
            "list(string)",
            "Names of CodeDeploy applications. The events of other regions come with the module alert-forwarding.",
            default="[]",
        ),
        Variable(
            "stages_in_other_accounts",
            "list(string)",
            "Names of the stages that deploy by CodeDeploy in another account, whose own events stay there.",
            default="[]",
        ),
        Variable(
            "email",
            "list(string)",
            "E-mail addresses; each has to confirm first.",
            default="[]",
            validations=(each_matches("^[^@ ]+@[^@ ]+$", "Each is an e-mail address."),),
        ),
        Variable(
            "https",
            "list(string)",
            "HTTPS URLs that confirm by themselves.",
            default="[]",
            validations=(each_matches("^https://[^ ]+$", "Each starts with https://."),),
        ),
        Variable(
            "sqs",
            "list(string)",
            "ARNs of SQS queues whose policies let the topic send.",
            default="[]",
            validations=(each_matches("^arn:aws:sqs:[^:]+:[0-9]{12}:.+$", "Each is the ARN of a queue."),),
        ),
    ),
    outputs=(Output("topic_arn", "ARN of the topic."),),
    build=_build,
    usage="""\
name      = "acme-alerts"
key_alias = "alias/acme-alerts"
pipelines = ["acme-shop", "acme-hello"]
email     = ["ops@example.com"]
""",
)
