"""Where a CodeDeploy release lands: a network, a load balancer, a fleet and the deployment group over them."""

from modules.codedeploy_target.fleet import FleetInputs
from modules.codedeploy_target.network import Network, VpcNetwork
from modules.codedeploy_target.target import CodeDeployNames, CodeDeployTarget

__all__ = ["CodeDeployNames", "CodeDeployTarget", "FleetInputs", "Network", "VpcNetwork"]
