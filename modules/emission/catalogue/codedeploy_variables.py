"""What both modules of CodeDeploy take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.codedeploy_target import ArtifactStore, MinimumHealthy
from modules.emission.definition import Validation, Variable
from modules.emission.symbols import Symbol
from modules.emission.validations import ACCOUNT, BUCKET, KEY_ALIAS, ROLE_NAME, matches

if TYPE_CHECKING:
    from modules.emission.inputs import Value

ARTIFACTS = (
    Variable("artifact_bucket", "string", "Name of the bucket that releases are fetched from.", validations=(BUCKET,)),
    Variable("key_alias", "string", "Alias of the key that encrypts the bucket.", validations=(KEY_ALIAS,)),
    Variable(
        "artifact_account",
        "string",
        "Account of the bucket and the key, whose policies then let the instances' role in; this account by default.",
        default="null",
        validations=(ACCOUNT,),
        nullable=True,
    ),
)
DEPLOY_ROLE_NAME = Variable(
    "deploy_role_name",
    "string",
    "Name of CodeDeploy's role, `<name>-<region>-deploy` by default.",
    default="null",
    validations=(ROLE_NAME,),
    nullable=True,
)
LOCALS = {
    "artifact_account": "coalesce(var.artifact_account, local.account)",
    "deploy_role_name": 'coalesce(var.deploy_role_name, "${var.name}-${local.region}-deploy")',
}
DEPLOYMENT_CONFIG_NAME = Variable(
    "deployment_config_name",
    "string",
    "Name of the deployment configuration, AWS's or one that exists already; not used with `minimum_healthy_hosts`.",
    default='"CodeDeployDefault.OneAtATime"',
    validations=(
        # https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html
        matches("^[A-Za-z0-9+=,.@_-]{1,100}$", "The name has 1 to 100 letters, digits and + = , . @ _ -."),
    ),
)
_HEALTHY = """\
object({
  type  = string
  value = number
})"""
MINIMUM_HEALTHY_HOSTS = Variable(
    "minimum_healthy_hosts",
    _HEALTHY,
    "How many instances (`HOST_COUNT`) or percent of them (`FLEET_PERCENT`) keep serving during a release, by a "
    "deployment configuration made for it.",
    default="null",
    validations=(
        Validation(
            'contains(["FLEET_PERCENT", "HOST_COUNT"], {}.type)',
            "The type must be FLEET_PERCENT or HOST_COUNT.",
        ),
        Validation(
            '{}.value >= 1 && floor({}.value) == {}.value && ({}.type != "FLEET_PERCENT" || {}.value < 100)',
            "The value must be a whole number from 1, of percent to 99.",
        ),
    ),
    nullable=True,
)


def configuration(given: Value) -> str | MinimumHealthy:
    """AWS's own, or one to make, whose name says all of it: nothing of a configuration can change."""
    healthy = given.optional_object("minimum_healthy_hosts")
    if healthy is None:
        return given.text("deployment_config_name")
    value = healthy.number("value")
    unit = healthy.text("unit", at_hand='var.minimum_healthy_hosts.type == "HOST_COUNT" ? "hosts" : "percent"')
    return MinimumHealthy(f"{given.text('name')}-{value}-{unit}", healthy.text("type"), value)  # type: ignore[arg-type]


def store(given: Value) -> ArtifactStore:
    """Where releases come from."""
    return ArtifactStore(given.text("artifact_bucket"), local(given, "artifact_account"), given.text("key_alias"))


def local(given: Value, name: str) -> str:
    """The placeholder of a local."""
    return given.run.symbols.text(f"⟦local.{name}⟧", Symbol(f"local.{name}"))
