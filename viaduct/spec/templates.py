"""The part of the model that says which CloudFormation templates are deployed, and what they may do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from viaduct.spec import types as t
from viaduct.spec.base import Model
from viaduct.spec.environments import Review


class Permission(Model):
    """What somebody may do, as in IAM; ``{stack}``, ``{region}`` and ``{account}`` in it are the target's."""

    actions: t.List[t.IamAction] = Field(min_length=1)
    resources: t.List[t.IamResource] = Field(min_length=1)
    conditions: Mapping[str, Mapping[str, t.List[str]]] = Field(default_factory=dict)


class TemplateRoles(Model):
    """The IAM roles that a template makes, under its stack's name: who gets them, and the most that they may do."""

    passed_to: t.List[t.ServicePrincipal] = Field(min_length=1)
    permissions: t.List[Permission] = Field(min_length=1)


class ChangeSet(Model):
    """Changes to a stack are worked out first and made then; in between a person may look at them."""

    approval: Review | None = None


class CloudFormationTarget(Model):
    """A CloudFormation stack; ``{environment}`` and ``{region}`` in ``parameters`` are the target's."""

    kind: Literal["cloudformation"]
    template: t.RelativePath = "template.yaml"
    parameters: t.PathOfTarget | None = None
    image: bool = False
    capabilities: t.List[t.Capability] = ()
    permissions: t.List[Permission] = Field(min_length=1)
    roles: TemplateRoles | None = None
    change_set: ChangeSet | None = None
