"""From a spec's permissions to the statements of policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.cloudformation_target import TemplateRoles
from modules.container_images import PULL_IMAGE, SIGN_IN
from modules.policy import Statement
from stacks.literal import literal
from viaduct import arns, names
from viaduct.spec.placeholders import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.spec import System
    from viaduct.spec.targets import Target
    from viaduct.spec.templates import CloudFormationTarget, Permission


def permissions(system: System, at: Target, given: Sequence[Permission]) -> tuple[Statement, ...]:
    """The statements ``Given1``, ``Given2`` and so on, in the order of the spec."""
    values = {"stack": names.target(system, at), "region": at.region, "account": at.account}

    def text(given: str) -> str:
        return literal(filled(given, values))

    return tuple(
        Statement(
            f"Given{number}",
            each.actions,
            [text(resource) for resource in each.resources],
            {
                operator: {text(key): [text(value) for value in allowed] for key, allowed in keys.items()}
                for operator, keys in each.conditions.items()
            },
        )
        for number, each in enumerate(given, start=1)
    )


def template_roles(system: System, at: Target, deploy: CloudFormationTarget) -> TemplateRoles | None:
    """The roles that the template may make, if any."""
    if deploy.roles is None:
        return None
    return TemplateRoles(
        boundary=names.boundary_policy(system, at),
        passed_to=deploy.roles.passed_to,
        at_most=[*permissions(system, at, deploy.roles.permissions), *(_pull(system, at) if deploy.image else ())],
    )


def _pull(system: System, at: Target) -> tuple[Statement, ...]:
    """What runs the service's image, in whichever region, fetches it from the repository at home."""
    return SIGN_IN, Statement("PullImage", PULL_IMAGE, [arns.image_repository_arn(system, at.service)])
