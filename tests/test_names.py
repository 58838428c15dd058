"""Names are public contract: a changed one replaces the thing that had it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from viaduct import arns, names
from viaduct.spec import load_system
from viaduct.spec.targets import Target

SYSTEM = load_system(Path(__file__).parents[1] / "pipelines.yaml")
AT = Target("web", "production", "eu-west-1", "111111111111")


def test_buckets_carry_account_and_region() -> None:
    assert names.artifact_bucket(SYSTEM, "eu-west-1") == "demo-artifacts-111111111111-eu-west-1"
    assert names.package_bucket(SYSTEM, "eu-west-1") == "demo-packages-111111111111-eu-west-1"
    assert names.state_bucket(SYSTEM) == "demo-terraform-state-111111111111"


def test_what_an_account_keeps_carries_the_region() -> None:
    assert names.deploy_role(SYSTEM, AT) == "demo-web-production-eu-west-1-deploy"
    assert names.instance_role(SYSTEM, AT) == "demo-web-production-eu-west-1-instance"
    assert names.boundary_policy(SYSTEM, AT) == "demo-web-production-eu-west-1-boundary"


def test_what_a_region_keeps_does_not() -> None:
    assert names.target(SYSTEM, AT) == "demo-web-production"
    assert names.pipeline(SYSTEM, "web") == "demo-web"
    assert names.connection(SYSTEM) == "demo"


def test_stacks_and_their_state() -> None:
    assert names.target_stack(AT) == "web-production-eu-west-1"
    assert names.pipeline_stack("web") == "web-pipeline"
    assert names.state_key(SYSTEM, "web-pipeline") == "demo/web-pipeline.tfstate"


def test_terraform_assumes_the_given_role_or_that_of_organizations_in_another_account_only() -> None:
    assert arns.assumed_role(SYSTEM, AT) is None
    there = replace(AT, account="222222222222")
    assert arns.assumed_role(SYSTEM, there) == "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole"
    given = "arn:aws:iam::222222222222:role/terraform"
    production = SYSTEM.environments["production"].model_copy(update={"assume_role": given})
    system = SYSTEM.model_copy(update={"environments": {**SYSTEM.environments, "production": production}})
    assert arns.assumed_role(system, there) == given


def test_the_state_bucket_can_be_given() -> None:
    given = SYSTEM.state.model_copy(update={"bucket": "acme-state", "region": "eu-west-1"})
    system = SYSTEM.model_copy(update={"state": given})
    assert names.state_bucket(system) == "acme-state"
    assert names.state_region(system) == "eu-west-1"
