"""Where a CodeDeploy release lands: a fleet behind a load balancer, or instances that exist already."""

from modules.codedeploy_target.application import MinimumHealthy
from modules.codedeploy_target.deployment import BlueGreen
from modules.codedeploy_target.fleet import FleetInputs
from modules.codedeploy_target.instance_permissions import ArtifactStore
from modules.codedeploy_target.network import Network, VpcNetwork
from modules.codedeploy_target.tagged_target import TaggedNames, TaggedTarget
from modules.codedeploy_target.target import CodeDeployNames, CodeDeployTarget

__all__ = [
    "ArtifactStore",
    "BlueGreen",
    "CodeDeployNames",
    "CodeDeployTarget",
    "FleetInputs",
    "MinimumHealthy",
    "Network",
    "TaggedNames",
    "TaggedTarget",
    "VpcNetwork",
]
