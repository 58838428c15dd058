"""A pipeline's role names each project and function that it runs, beside each of its targets (V310).

Where a service has as many targets as it may, 1,500 characters are left for them; each target less leaves 300 more.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.delivery.layout import pipeline_of
from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.v310_role_size import MOST
from viaduct.spec.targets import targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Action
    from viaduct.spec.model import System

CODE = "V711"
TITLE = "The actions of a service fit into the role of its pipeline"
DEPENDS: Depends = DELIVERY
LEFT, PER_TARGET = 1_500, 300
# As long as all of an ARN but the name, with what stands around it in a policy.
ARN = len('"arn:aws:codebuild:ap-southeast-1:111111111111:project/",')


def check(system: System) -> Iterator[Finding]:
    """Services with so many actions, or such long names, that the role would outgrow IAM's quota."""
    for service in sorted(system.services):
        named = {_runs(action) for action in pipeline_of(system, service).actions if "actions" in action.path}
        length = sum(ARN + len(name) for name, _ in named)
        most = LEFT + PER_TARGET * max(0, MOST - len(targets_of(system, service)))
        if length > most:
            message = "the policy of the pipeline's role would outgrow IAM's quota"
            fix = "let fewer actions do more, or shorten their names"
            got = f"{length} characters of ARNs"
            yield Finding(CODE, ("services", service, "actions"), message, got, f"at most {most}", fix)


def _runs(action: Action) -> tuple[str, str]:
    """What is named in the role: a project, or a function in a region."""
    settings = action.configuration
    return settings.get("ProjectName") or settings["FunctionName"], action.region
