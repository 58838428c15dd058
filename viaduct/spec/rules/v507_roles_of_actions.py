"""An action in another account is carried out with a role of that account, and CodePipeline has no such builds.

https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines
from viaduct.spec.targets import all_targets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.model import System

CODE = "V507"
TITLE = "Deployments alone leave the account, with a role of the environment's"
DEPENDS: Depends = DELIVERY
OWN = True


def check(system: System) -> Iterator[Finding]:
    """Services with an action whose role is of no environment's account, or that can't leave home."""
    accounts = {at.account for at in all_targets(system)} - {system.home.account}
    return in_pipelines(system, lambda pipeline: problems(pipeline, accounts))


def problems(pipeline: Pipeline, accounts: Collection[str]) -> Iterator[Finding]:
    """The actions with such a role."""
    for action in pipeline.actions:
        account = action.role_arn.split(":")[4] if action.role_arn else ""
        if account and (account not in accounts or action.provider.facts.home_only):
            message = f"the {action.provider.facts.category.lower()} action {action.name!r} can't run in this account"
            yield Finding(CODE, action.path, message, account, ", ".join(sorted(accounts)))
