"""CodeDeploy's deployment configurations, built-in and own; moto 5.2.5 has none.

https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
"""

from __future__ import annotations

from uuid import uuid4

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse, EmptyResult
from moto.core.utils import utcnow

from viaduct.rehearsal.embedded_aws.state import Record, shelves

_SHELVES = shelves("codedeploy")

_SERVER = ("AllAtOnce", "HalfAtATime", "OneAtATime")
_SHIFTS = (
    "AllAtOnce",
    "Canary10Percent5Minutes", "Canary10Percent10Minutes", "Canary10Percent15Minutes", "Canary10Percent30Minutes",
    "Linear10PercentEvery1Minute", "Linear10PercentEvery2Minutes", "Linear10PercentEvery3Minutes",
    "Linear10PercentEvery10Minutes",
)  # fmt: skip
_ECS_SHIFTS = (
    "AllAtOnce", "Canary10Percent5Minutes", "Canary10Percent15Minutes",
    "Linear10PercentEvery1Minutes", "Linear10PercentEvery3Minutes",
)  # fmt: skip

BUILT_IN = {
    **{f"CodeDeployDefault.{name}": "Server" for name in _SERVER},
    **{f"CodeDeployDefault.Lambda{name}": "Lambda" for name in _SHIFTS},
    **{f"CodeDeployDefault.ECS{name}": "ECS" for name in _ECS_SHIFTS},
}
"""The names that AWS gives to every account, and the platform of each."""


class DeploymentConfigMissing(ServiceException):
    """No configuration of that name."""

    code = "DeploymentConfigDoesNotExistException"


class DeploymentConfigExists(ServiceException):
    """The name is taken."""

    code = "DeploymentConfigAlreadyExistsException"


class InvalidOperation(ServiceException):
    """A built-in configuration can't be deleted."""

    code = "InvalidOperationException"


class DeploymentConfigs(BaseResponse):
    """The calls about deployment configurations."""

    def create_deployment_config(self) -> ActionResult:
        """API_CreateDeploymentConfig."""
        name = self._get_param("deploymentConfigName")
        if name in BUILT_IN or name in self._configs():
            raise DeploymentConfigExists(f"A deployment configuration named {name} already exists.")
        keys = ("minimumHealthyHosts", "trafficRoutingConfig", "zonalConfig")
        given = {key: self._get_param(key) for key in keys if self._get_param(key) is not None}
        platform = self._get_param("computePlatform") or "Server"
        known = {"deploymentConfigId": str(uuid4()), "deploymentConfigName": name, "createTime": utcnow()}
        self._configs()[name] = known | {"computePlatform": platform} | given
        return ActionResult({"deploymentConfigId": known["deploymentConfigId"]})

    def get_deployment_config(self) -> ActionResult:
        """API_GetDeploymentConfig; of a built-in one the name and the platform."""
        name = self._get_param("deploymentConfigName")
        self.check_config(name)
        built_in = {"deploymentConfigName": name, "computePlatform": BUILT_IN.get(name)}
        return ActionResult({"deploymentConfigInfo": self._configs().get(name, built_in)})

    def list_deployment_configs(self) -> ActionResult:
        """API_ListDeploymentConfigs."""
        return ActionResult({"deploymentConfigsList": [*BUILT_IN, *self._configs()]})

    def delete_deployment_config(self) -> ActionResult:
        """API_DeleteDeploymentConfig: "predefined configurations cannot be deleted"."""
        name = self._get_param("deploymentConfigName")
        if name in BUILT_IN:
            raise InvalidOperation("Predefined deployment configurations cannot be deleted.")
        self._configs().pop(name, None)
        return EmptyResult()

    def check_config(self, name: str | None) -> None:
        """Do nothing if ``name`` can be used by a group.

        Raises:
            DeploymentConfigMissing: no such configuration.
        """
        if name is not None and name not in BUILT_IN and name not in self._configs():
            raise DeploymentConfigMissing(f"No deployment configuration found for name: {name}")

    def _configs(self) -> dict[str, Record]:
        return _SHELVES[self.current_account][self.region].tables["configs"]
