"""The part of the model that says what a release lands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from viaduct.spec import types as t
from viaduct.spec.base import Model
from viaduct.spec.configurations import Configuration
from viaduct.spec.instance_tags import InstanceTags
from viaduct.spec.sites import SiteTarget
from viaduct.spec.templates import ChangeSet, CloudFormationTarget


class Capacity(Model):
    """How many instances a fleet has: it starts at ``min`` and scales on CPU up to ``max``."""

    min: int = Field(default=2, ge=1, le=100)
    max: int = Field(default=4, ge=1, le=100)


class BlueGreen(Model):
    """How long the instances of the last release stay, and how long a person has to let requests reach the new ones."""

    termination_wait: t.Duration = "1h"
    traffic_wait: t.Duration | None = None


Strategy = Literal["in-place", "blue-green"]


class CodeDeployOverride(Model):
    """What differs in one environment; whatever is written takes the place of the whole value beside it."""

    strategy: Strategy | None = None
    configuration: Configuration | None = None
    blue_green: BlueGreen | None = None
    tags: InstanceTags | None = None
    capacity: Capacity | None = None
    instance_type: t.InstanceType | None = None


class CodeDeployTarget(Model):
    """Instances that CodeDeploy updates: an Auto Scaling group behind a load balancer, or existing ones by ``tags``."""

    kind: Literal["codedeploy"]
    strategy: Strategy = "in-place"
    configuration: Configuration = "one-at-a-time"
    blue_green: BlueGreen = BlueGreen()
    tags: InstanceTags | None = None
    port: int = Field(default=3000, ge=1, le=65535)
    health_check: t.UrlPath = "/"
    capacity: Capacity = Capacity()
    instance_type: t.InstanceType = "t3.micro"
    packages: t.List[t.PackageName] = ("nodejs24", "nodejs24-npm")
    overrides: Mapping[t.Name, CodeDeployOverride] = Field(default_factory=dict)


class SamTarget(Model):
    """A CloudFormation stack made from a SAM template, packaged once per region."""

    kind: Literal["sam"]
    template: t.RelativePath = "template.yaml"
    change_set: ChangeSet | None = None


Deploy = Annotated[CodeDeployTarget | SamTarget | CloudFormationTarget | SiteTarget, Field(discriminator="kind")]
