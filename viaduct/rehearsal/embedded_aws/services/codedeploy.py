"""CodeDeploy: deployment groups as GetDeploymentGroup returns them, updates and deletes (moto 5.2.5).

https://docs.aws.amazon.com/codedeploy/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from moto.autoscaling.models import autoscaling_backends
from moto.codedeploy.exceptions import ApplicationAlreadyExistsException, DeploymentGroupAlreadyExistsException
from moto.codedeploy.responses import CodeDeployResponse
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, EmptyResult

from viaduct.rehearsal.embedded_aws.services.codedeploy_configs import DeploymentConfigs
from viaduct.rehearsal.embedded_aws.state import shelves
from viaduct.rehearsal.embedded_aws.trust import is_trusted

if TYPE_CHECKING:
    from moto.codedeploy.models import Application, DeploymentGroup

    from viaduct.rehearsal.embedded_aws.state import Record

_SHELVES = shelves("codedeploy")

_INPUTS = (
    "deploymentConfigName", "ec2TagFilters", "onPremisesInstanceTagFilters", "serviceRoleArn",
    "triggerConfigurations", "alarmConfiguration", "autoRollbackConfiguration", "outdatedInstancesStrategy",
    "deploymentStyle", "blueGreenDeploymentConfiguration", "loadBalancerInfo", "ec2TagSet", "ecsServices",
    "onPremisesTagSet", "terminationHookEnabled",
)  # fmt: skip
"""What CreateDeploymentGroup and UpdateDeploymentGroup take and GetDeploymentGroup gives back as it came."""

_CONFIG_OF = {
    "Server": "CodeDeployDefault.OneAtATime",
    "Lambda": "CodeDeployDefault.LambdaAllAtOnce",
    "ECS": "CodeDeployDefault.ECSAllAtOnce",
}
"""https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html"""


class InvalidRole(ServiceException):
    """CodeDeploy may not assume the service role."""

    code = "InvalidRoleException"


class InvalidAutoScalingGroup(ServiceException):
    """The group named does not exist."""

    code = "InvalidAutoScalingGroupException"


class CodeDeployAnswers(DeploymentConfigs, CodeDeployResponse):
    """Moto's applications and deployments; our groups, which keep everything that they were given."""

    def create_deployment_group(self) -> ActionResult:
        """API_CreateDeploymentGroup. Moto keeps no alarms and knows no defaults."""
        application = self.codedeploy_backend.get_application(self._get_param("applicationName"))
        given = self._checked()
        created = super().create_deployment_group()
        group = self._group(self._get_param("deploymentGroupName"))
        platform = application.compute_platform or "Server"
        known = {
            "applicationName": application.application_name,
            "deploymentGroupName": group.deployment_group_name,
            "deploymentGroupId": group.deployment_group_id,
            "computePlatform": platform,
        }
        self._table()[group.deployment_group_id] = _defaults(platform) | known | given
        group.deployment_config_name = self._table()[group.deployment_group_id]["deploymentConfigName"]
        return created

    def get_deployment_group(self) -> ActionResult:
        """API_GetDeploymentGroup."""
        group = self._group(self._get_param("deploymentGroupName"))
        return ActionResult({"deploymentGroupInfo": self._table()[group.deployment_group_id]})

    def batch_get_deployment_groups(self) -> ActionResult:
        """API_BatchGetDeploymentGroups."""
        groups = [self._group(name) for name in self._get_param("deploymentGroupNames")]
        infos = [self._table()[group.deployment_group_id] for group in groups]
        return ActionResult({"deploymentGroupsInfo": infos})

    def update_deployment_group(self) -> ActionResult:
        """API_UpdateDeploymentGroup: what is not named stays as it was; the group may be renamed."""
        group = self._group(self._get_param("currentDeploymentGroupName"))
        info = self._table()[group.deployment_group_id]
        info.update(self._checked())
        group.deployment_config_name = info["deploymentConfigName"]
        renamed = self._get_param("newDeploymentGroupName")
        if renamed and renamed != group.deployment_group_name:
            self._rename(group, info, renamed)
        return ActionResult({"hooksNotCleanedUp": []})

    def delete_deployment_group(self) -> ActionResult:
        """API_DeleteDeploymentGroup: a group that is gone is no error."""
        name = self._get_param("deploymentGroupName")
        group = self._siblings().pop(name, None)
        if group is not None:
            self._forget(group)
        return ActionResult({"hooksNotCleanedUp": []})

    def update_application(self) -> ActionResult:
        """API_UpdateApplication: a new name."""
        old, new = self._get_param("applicationName"), self._get_param("newApplicationName")
        application = self.codedeploy_backend.get_application(old)
        if new and new != old:
            if new in self.codedeploy_backend.applications:
                raise ApplicationAlreadyExistsException(f"Application already exists: {new}")
            self._rename_application(application, new)
        return EmptyResult()

    def delete_application(self) -> ActionResult:
        """API_DeleteApplication: its groups go with it; an application that is gone is no error."""
        name = self._get_param("applicationName")
        for group in self._siblings().values():
            self._forget(group)
        self.codedeploy_backend.tagger.delete_all_tags_for_resource(self._arn(f"application:{name}"))
        self.codedeploy_backend.applications.pop(name, None)
        self.codedeploy_backend.deployment_groups.pop(name, None)
        return EmptyResult()

    def _checked(self) -> Record:
        """The inputs that were sent, if CodeDeploy would take them.

        Raises:
            InvalidRole, InvalidAutoScalingGroup, DeploymentConfigMissing: as AWS does.
        """
        given = {key: self._get_param(key) for key in _INPUTS if self._get_param(key) is not None}
        role = given.get("serviceRoleArn")
        if role is not None and not is_trusted("codedeploy.amazonaws.com", role):
            raise InvalidRole(f"AWS CodeDeploy does not have the permissions required to assume the role {role}.")
        self.check_config(given.get("deploymentConfigName"))
        names = self._get_param("autoScalingGroups")
        return given if names is None else given | {"autoScalingGroups": self._scaling_groups(names)}

    def _scaling_groups(self, names: list[str]) -> list[Record]:
        """API_AutoScalingGroup: the name and the lifecycle hook that CodeDeploy put there."""
        existing = autoscaling_backends[self.current_account][self.region].autoscaling_groups
        for name in names:
            if name not in existing:
                raise InvalidAutoScalingGroup(f"The specified Auto Scaling group {name} does not exist.")
        return [
            {"name": name, "hook": f"CodeDeploy-managed-automatic-launch-deployment-hook-{uuid4()}"} for name in names
        ]

    def _rename_application(self, application: Application, name: str) -> None:
        backend, old = self.codedeploy_backend, application.application_name
        backend.applications[name] = backend.applications.pop(old)
        backend.deployment_groups[name] = backend.deployment_groups.pop(old, {})
        self._move_tags(f"application:{old}", f"application:{name}")
        for group in backend.deployment_groups[name].values():
            self._table()[group.deployment_group_id]["applicationName"] = name
            group_name = group.deployment_group_name
            self._move_tags(f"deploymentgroup:{old}/{group_name}", f"deploymentgroup:{name}/{group_name}")
        application.application_name = name

    def _rename(self, group: DeploymentGroup, info: Record, name: str) -> None:
        siblings = self._siblings()
        if name in siblings:
            raise DeploymentGroupAlreadyExistsException(f"Deployment group {name} already exists.")
        application = info["applicationName"]
        self._move_tags(
            f"deploymentgroup:{application}/{group.deployment_group_name}", f"deploymentgroup:{application}/{name}"
        )
        siblings[name] = siblings.pop(group.deployment_group_name)
        group.deployment_group_name = info["deploymentGroupName"] = name

    def _move_tags(self, old: str, new: str) -> None:
        """Tags belong to an ARN, and the ARN has the name in it."""
        tagger = self.codedeploy_backend.tagger
        tags = tagger.list_tags_for_resource(self._arn(old))["Tags"]
        tagger.delete_all_tags_for_resource(self._arn(old))
        tagger.tag_resource(self._arn(new), tags)

    def _forget(self, group: DeploymentGroup) -> None:
        info = self._table().pop(group.deployment_group_id, {})
        arn = self._arn(f"deploymentgroup:{info.get('applicationName')}/{group.deployment_group_name}")
        self.codedeploy_backend.tagger.delete_all_tags_for_resource(arn)

    def _arn(self, resource: str) -> str:
        return f"arn:{self.partition}:codedeploy:{self.region}:{self.current_account}:{resource}"

    def _group(self, name: str) -> DeploymentGroup:
        return self.codedeploy_backend.get_deployment_group(self._get_param("applicationName"), name)

    def _siblings(self) -> dict[str, DeploymentGroup]:
        return self.codedeploy_backend.deployment_groups.get(self._get_param("applicationName"), {})

    def _table(self) -> dict[str, Record]:
        return _SHELVES[self.current_account][self.region].tables["groups"]


def _defaults(platform: str) -> Record:
    """What a group has that nobody asked for (API_DeploymentStyle, API_CreateDeploymentGroup)."""
    is_server = platform == "Server"
    style = ("IN_PLACE", "WITHOUT_TRAFFIC_CONTROL") if is_server else ("BLUE_GREEN", "WITH_TRAFFIC_CONTROL")
    return {
        "deploymentConfigName": _CONFIG_OF[platform],
        "deploymentStyle": dict(zip(("deploymentType", "deploymentOption"), style, strict=True)),
        "outdatedInstancesStrategy": "UPDATE",
        "autoScalingGroups": [],
        "ec2TagFilters": [],
        "onPremisesInstanceTagFilters": [],
        "triggerConfigurations": [],
    }
