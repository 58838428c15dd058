"""Auto Scaling: instance refreshes, and attributes that moto 5.2.5 takes and forgets.

https://docs.aws.amazon.com/autoscaling/ec2/APIReference/Welcome.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from moto.autoscaling.responses import AutoScalingResponse
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import camelcase_to_underscores, utcnow

from viaduct.rehearsal.embedded_aws.state import Record, shelves

if TYPE_CHECKING:
    from moto.autoscaling.models import FakeAutoScalingGroup

_SHELVES = shelves("autoscaling")

_FORGOTTEN = (
    "CapacityRebalance", "CapacityReservationSpecification", "Context", "DefaultCooldown", "DefaultInstanceWarmup",
    "DesiredCapacityType", "HealthCheckGracePeriod", "InstanceMaintenancePolicy", "MaxInstanceLifetime",
    "NewInstancesProtectedFromScaleIn", "PlacementGroup", "ServiceLinkedRoleARN", "TerminationPolicies",
)  # fmt: skip
"""What a group keeps (API_AutoScalingGroup) and moto drops on create or on update."""


class ActiveRefreshNotFound(ServiceException):
    """There is nothing to cancel."""

    code = "ActiveInstanceRefreshNotFound"


class GroupNotFound(ServiceException):
    """AWS's code for it, and moto's words."""

    code = "ValidationError"


class AutoScalingAnswers(AutoScalingResponse):
    """Moto's groups and policies, remembering more, and instance refreshes."""

    def create_auto_scaling_group(self) -> ActionResult:
        """API_CreateAutoScalingGroup."""
        answer = super().create_auto_scaling_group()
        self._remember()
        return answer

    def update_auto_scaling_group(self) -> ActionResult:
        """API_UpdateAutoScalingGroup."""
        answer = super().update_auto_scaling_group()
        self._remember()
        return answer

    def delete_auto_scaling_group(self) -> ActionResult:
        """API_DeleteAutoScalingGroup: its policies go with it."""
        answer = super().delete_auto_scaling_group()
        policies = self.autoscaling_backend.policies
        for key in [key for key in policies if key.startswith(f"{self._name()}:")]:
            del policies[key]
        return answer

    def put_scaling_policy(self) -> ActionResult:
        """A policy is enabled unless said otherwise, and has no predictive part that it was not given.

        API_PutScalingPolicy ("The default is enabled"), API_ScalingPolicy. Moto keeps one of a name for all groups.
        """
        answer = super().put_scaling_policy()
        policies = self.autoscaling_backend.policies
        policy = policies[self._policy()] = policies.pop(self._get_param("PolicyName"))
        vars(policy)["enabled"] = self._get_bool_param("Enabled") is not False
        vars(policy)["predictive_scaling_configuration"] = self._get_param("PredictiveScalingConfiguration")
        return answer

    def describe_policies(self) -> ActionResult:
        """API_DescribePolicies: of a group that there is."""
        if self._get_param("AutoScalingGroupName"):
            self._group()
        return super().describe_policies()

    def delete_policy(self) -> ActionResult:
        """API_DeletePolicy."""
        self.autoscaling_backend.policies.pop(self._policy(), None)
        return EmptyResult()

    def start_instance_refresh(self) -> ActionResult:
        """API_StartInstanceRefresh: it is over at once here, for the instances don't exist."""
        self._group()
        now = utcnow()
        identity = str(uuid4())
        refresh = {
            "InstanceRefreshId": identity,
            "AutoScalingGroupName": self._name(),
            "Status": "Successful",
            "StartTime": now,
            "EndTime": now,
            "PercentageComplete": 100,
            "InstancesToUpdate": 0,
        }
        keys = ("Strategy", "Preferences", "DesiredConfiguration")
        given = {key: self._get_param(key) for key in keys if self._get_param(key) is not None}
        self._refreshes()[identity] = {"Strategy": "Rolling"} | given | refresh
        return ActionResult({"InstanceRefreshId": identity})

    def describe_instance_refreshes(self) -> ActionResult:
        """API_DescribeInstanceRefreshes: newest first."""
        self._group()
        wanted = self._get_param("InstanceRefreshIds") or list(self._refreshes())
        found = [self._refreshes()[name] for name in reversed(wanted) if name in self._refreshes()]
        return ActionResult({"InstanceRefreshes": [r for r in found if r["AutoScalingGroupName"] == self._name()]})

    def cancel_instance_refresh(self) -> ActionResult:
        """API_CancelInstanceRefresh: none is ever under way here."""
        self._group()
        raise ActiveRefreshNotFound(f"No in progress or pending Instance Refresh found for {self._name()}")

    def _remember(self) -> None:
        group = self._group()
        for key in _FORGOTTEN:
            value = self._get_param(key)
            if value is not None:
                setattr(group, camelcase_to_underscores(key), value)

    def _group(self) -> FakeAutoScalingGroup:
        groups = self.autoscaling_backend.autoscaling_groups
        if self._name() not in groups:
            raise GroupNotFound("AutoScalingGroup name not found - null")
        return groups[self._name()]

    def _policy(self) -> str:
        """A policy's name is its group's own; no group has a colon in its name."""
        return f"{self._name()}:{self._get_param('PolicyName')}"

    def _name(self) -> str:
        return str(self._get_param("AutoScalingGroupName"))

    def _refreshes(self) -> dict[str, Record]:
        return _SHELVES[self.current_account][self.region].tables["refreshes"]
