"""The part of the model that says where releases go, in which order, and who lets them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from viaduct.spec import types as t
from viaduct.spec.base import Model
from viaduct.spec.gates import Bake, BeforeEntry, OnFailure, OnSuccess


class Review(Model):
    """A person says yes before a release goes on."""

    notify: t.List[t.Email] = ()
    timeout: t.Duration = "7d"
    url: t.HttpsUrl | None = None


class Approval(Review):
    """A person says yes before the environment is deployed to, or before each of its waves."""

    each: Literal["environment", "wave"] = "environment"


class Network(Model):
    """An existing VPC for one region's fleets; the load balancer's subnets default to the instances'."""

    vpc: t.VpcId
    subnets: t.List[t.SubnetId] = Field(min_length=2)
    load_balancer_subnets: t.List[t.SubnetId] | None = Field(default=None, min_length=2)


class Environment(Model):
    """Regions that are released together, all at once or one after the other; those with a certificate speak HTTPS.

    They are of ``account``, home's unless another is given; Terraform gets into another one by ``assume_role``.
    """

    account: t.AccountId | None = None
    assume_role: t.RoleArn | None = None
    regions: t.List[t.Region] = Field(min_length=1)
    rollout: Literal["all-at-once", "one-region-at-a-time"] = "all-at-once"
    approval: Approval | None = None
    bake: Bake | None = None
    before_entry: BeforeEntry | None = None
    on_success: OnSuccess | None = None
    on_failure: OnFailure | None = None
    network: Mapping[t.Region, Network] = Field(default_factory=dict)
    certificates: Mapping[t.Region, t.CertificateArn] = Field(default_factory=dict)
