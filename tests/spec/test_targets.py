"""How a service is deployed in each of its environments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec import check_text
from viaduct.spec.deploys import CodeDeployTarget
from viaduct.spec.targets import all_targets, deploy_at

if TYPE_CHECKING:
    from viaduct.spec import System

SPEC = """\
system: demo
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
environments:
  staging: {regions: [us-east-1]}
  production: {regions: [us-east-1, eu-west-1]}
services:
  web:
    deploy:
      kind: codedeploy
      port: 8080
      capacity: {min: 1, max: 1}
      overrides: {production: {capacity: {max: 8}, instance_type: m7g.large}}
"""


def deployed(system: System) -> dict[str, CodeDeployTarget]:
    found = {f"{at.environment}-{at.region}": deploy_at(system, at) for at in all_targets(system)}
    return {place: deploy for place, deploy in found.items() if isinstance(deploy, CodeDeployTarget)}


def test_an_environment_overrides_whole_values_in_all_its_regions() -> None:
    system, _ = check_text(SPEC)
    assert system is not None
    by_place = deployed(system)
    sizes = {place: (d.capacity.min, d.capacity.max, d.instance_type, d.port) for place, d in by_place.items()}
    production = (2, 8, "m7g.large", 8080)
    assert sizes == {
        "staging-us-east-1": (1, 1, "t3.micro", 8080),
        "production-us-east-1": production,
        "production-eu-west-1": production,
    }
