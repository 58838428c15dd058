"""The stacks that releases land on: a service in an environment in a region."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from modules.action_role import ActionRole, PipelineElsewhere
from modules.cloudformation_target import CloudFormationTarget
from modules.sam_permissions import SamScope
from modules.sam_target import SamNames, SamTarget
from modules.static_site import Pages, SiteDomain, SiteNames, StaticSite
from stacks.aws_stack import AwsStack
from stacks.codedeploy import codedeploy_target
from stacks.grants import permissions, template_roles
from stacks.pipeline import module_action
from viaduct import arns, names
from viaduct.delivery.elsewhere import actions_elsewhere
from viaduct.spec import deploys, templates
from viaduct.spec.sites import SiteTarget
from viaduct.spec.targets import deploy_at, is_elsewhere

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.spec import System
    from viaduct.spec.targets import Target


class TargetStack(AwsStack):
    """``<service>-<environment>-<region>``."""

    def __init__(self, scope: Construct, *, system: System, at: Target) -> None:
        super().__init__(
            scope,
            names.target_stack(at),
            system=system,
            region=at.region,
            account=at.account,
            assumed_role=arns.assumed_role(system, at),
        )
        self._at = at
        deploy = deploy_at(system, at)
        if is_elsewhere(system, at):
            self._action_role()
        match deploy:
            case deploys.CodeDeployTarget():
                codedeploy_target(self, at, deploy)
            case deploys.SamTarget():
                self._sam()
            case SiteTarget():
                self._site(deploy)
            case templates.CloudFormationTarget():
                self._cloudformation(deploy)
            case _:
                assert_never(deploy)

    def _action_role(self) -> None:
        system, at = self.system, self._at
        home = system.home.account
        ActionRole(
            self,
            "action",
            name=names.action_role(system, at),
            account=self.account,
            region=self.region,
            pipeline=PipelineElsewhere(
                account=home,
                role_arn=arns.role_arn(home, names.pipeline_role(system, at.service)),
                bucket=names.artifact_bucket(system, at.region),
                key_alias=names.artifact_key_alias(system),
            ),
            actions=[module_action(action) for action in actions_elsewhere(system, at)],
        )

    def _sam(self) -> None:
        system, at = self.system, self._at
        SamTarget(
            self,
            "deploy",
            names=SamNames(role=names.deploy_role(system, at), boundary=names.boundary_policy(system, at)),
            scope_of_stack=SamScope(
                stack=names.target(system, at),
                account=self.account,
                region=self.region,
                package_account=system.home.account,
                package_bucket=names.package_bucket(system, at.region),
                package_prefix=at.service,
                key_alias=names.artifact_key_alias(system),
            ),
        )

    def _site(self, deploy: SiteTarget) -> None:
        system, at = self.system, self._at
        domain = deploy.domains.get(at.environment)
        StaticSite(
            self,
            "site",
            names=SiteNames(
                bucket=names.site_bucket(system, at),
                access=names.site_access(system, at),
                title=names.global_target(system, at),
            ),
            region=self.region,
            pages=Pages(deploy.index, (deploy.error.page, deploy.error.status) if deploy.error else None),
            domain=SiteDomain(domain.name, domain.certificate) if domain else None,
        )

    def _cloudformation(self, deploy: templates.CloudFormationTarget) -> None:
        system, at = self.system, self._at
        CloudFormationTarget(
            self,
            "deploy",
            role_name=names.deploy_role(system, at),
            stack=names.target(system, at),
            account=self.account,
            permissions=permissions(system, at, deploy.permissions),
            roles=template_roles(system, at, deploy),
        )
