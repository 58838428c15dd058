"""What starts a pipeline, and what whoever starts it may say."""

from __future__ import annotations

from dataclasses import dataclass

from cdktf_cdktf_provider_aws.codepipeline import (
    CodepipelineTrigger,
    CodepipelineTriggerGitConfiguration,
    CodepipelineTriggerGitConfigurationPullRequest,
    CodepipelineTriggerGitConfigurationPullRequestBranches,
    CodepipelineTriggerGitConfigurationPullRequestFilePaths,
    CodepipelineTriggerGitConfigurationPush,
    CodepipelineTriggerGitConfigurationPushBranches,
    CodepipelineTriggerGitConfigurationPushFilePaths,
    CodepipelineTriggerGitConfigurationPushTags,
    CodepipelineVariable,
)


@dataclass(frozen=True)
class Push:
    """Pushes to ``branches``, touching ``paths`` if any are given; or pushes of ``tags``."""

    branches: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class PullRequest:
    """``events`` (``OPEN``, ``UPDATED``, ``CLOSED``) of pull requests into ``branches``, about ``paths`` if given."""

    branches: tuple[str, ...]
    events: tuple[str, ...]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trigger:
    """Changes that start the pipeline: those that one of at most three filters of a kind lets through."""

    source_action: str
    pushes: tuple[Push, ...] = ()
    pull_requests: tuple[PullRequest, ...] = ()


@dataclass(frozen=True)
class Variable:
    """A value that whoever starts the pipeline may change; without a default nothing but a person can start it."""

    name: str
    default: str | None = None
    description: str = ""


def trigger_block(trigger: Trigger) -> CodepipelineTrigger:
    """The block of a trigger."""
    git = CodepipelineTriggerGitConfiguration(
        source_action_name=trigger.source_action,
        push=[_push(push) for push in trigger.pushes] or None,
        pull_request=[_pull_request(each) for each in trigger.pull_requests] or None,
    )
    return CodepipelineTrigger(provider_type="CodeStarSourceConnection", git_configuration=git)


def variable_block(variable: Variable) -> CodepipelineVariable:
    """The block of a variable."""
    return CodepipelineVariable(
        name=variable.name, default_value=variable.default, description=variable.description or None
    )


def _push(push: Push) -> CodepipelineTriggerGitConfigurationPush:
    branches, paths, tags = list(push.branches), list(push.paths), list(push.tags)
    return CodepipelineTriggerGitConfigurationPush(
        branches=CodepipelineTriggerGitConfigurationPushBranches(includes=branches) if branches else None,
        file_paths=CodepipelineTriggerGitConfigurationPushFilePaths(includes=paths) if paths else None,
        tags=CodepipelineTriggerGitConfigurationPushTags(includes=tags) if tags else None,
    )


def _pull_request(request: PullRequest) -> CodepipelineTriggerGitConfigurationPullRequest:
    paths = list(request.paths)
    return CodepipelineTriggerGitConfigurationPullRequest(
        branches=CodepipelineTriggerGitConfigurationPullRequestBranches(includes=list(request.branches)),
        events=list(request.events),
        file_paths=CodepipelineTriggerGitConfigurationPullRequestFilePaths(includes=paths) if paths else None,
    )
