"""The variables of a fleet."""

from __future__ import annotations

from dataclasses import replace

from modules.emission.catalogue.codedeploy_variables import (
    ARTIFACTS,
    DEPLOY_ROLE_NAME,
    DEPLOYMENT_CONFIG_NAME,
    MINIMUM_HEALTHY_HOSTS,
)
from modules.emission.definition import Validation, Variable
from modules.emission.validations import ROLE_NAME, each_matches, matches, whole

_NETWORK = """\
object({
  vpc_id                   = string
  subnet_ids               = list(string)
  load_balancer_subnet_ids = optional(list(string))
})"""
_BLUE_GREEN = """\
object({
  termination_wait_minutes = optional(number, 60)
  traffic_wait_minutes     = optional(number)
})"""
_HTTPS = """\
object({
  certificate_arn = string
})"""
_SUBNETS = 'length({0}) >= 2 && alltrue([for id in {0} : can(regex("^subnet-[0-9a-f]{{8,17}}$", id))])'

_NAME = Variable(
    "name",
    "string",
    "Name of the Auto Scaling group, launch template, load balancer, application and deployment group, at most 26 "
    "characters, or 32 with a hyphen and the port. Another name is another fleet.",
    validations=(
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
        Validation(
            'can(regex("^[A-Za-z0-9][A-Za-z0-9-]+[A-Za-z0-9]$", {})) && !startswith({}, "internal-")',
            "The name has three or more letters, digits and hyphens, no hyphen first or last, and not internal- first.",
        ),
        Validation(
            'length("${{}}-${var.port}") <= 32',
            "The target group's name, <name>-<port>, has at most 32 characters.",
        ),
    ),
)
_PORT = Variable(
    "port",
    "number",
    "Port that the application listens on; another one replaces the target group.",
    default="3000",
    validations=(whole(1, 65535, "The port"),),
)
_HEALTH_CHECK_PATH = Variable(
    "health_check_path",
    "string",
    "Path that the load balancer asks for: an instance that answers with a status from 200 to 299 is healthy.",
    default='"/"',
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
    validations=(
        matches("^/[^[:space:]]*$", "A path starts with a slash and has no spaces."),
        Validation("length({}) <= 1024", "A path has at most 1024 characters."),
    ),
)
_INSTANCE_TYPE = Variable(
    "instance_type",
    "string",
    "EC2 instance type; the image of Amazon Linux 2023 is that for its processor, Graviton or x86.",
    default='"t3.micro"',
    validations=(matches("^[a-z][a-z0-9-]*[.][a-z0-9-]+$", "An instance type is such as t3.micro."),),
)
_SIZES = (
    Variable(
        "min_size",
        "number",
        "The least instances, with which the fleet starts.",
        default="2",
        validations=(whole(1, 100, "The size"),),
    ),
    Variable(
        "max_size",
        "number",
        "The most instances; the fleet grows when they use more than 60 % of their CPUs.",
        default="4",
        validations=(
            whole(1, 100, "The size"),
            Validation("{} >= var.min_size", "The maximum must not be less than min_size."),
        ),
    ),
)
_PACKAGES = Variable(
    "packages",
    "list(string)",
    "Packages of Amazon Linux 2023 that instances install when they start, such as `nodejs24`.",
    default="[]",
    validations=(
        each_matches(
            "^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$", "A package's name has letters, digits and . _ + -, no sign first."
        ),
    ),
)
_INSTANCE_TAGS = Variable(
    "instance_tags",
    "map(string)",
    "Tags of the instances and their disks, which `default_tags` of the provider don't reach. `Name` is the fleet's.",
    default="{}",
    validations=(
        # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
        Validation(
            "length({}) <= 49 && alltrue([for key, value in {} : length(key) <= 128 && length(value) <= 256])",
            "At most 49 tags, with keys of at most 128 and values of at most 256 characters.",
        ),
        Validation(
            'alltrue([for key in keys({}) : !contains(["", "Name"], key) && !startswith(lower(key), "aws:")])',
            "Name is the fleet's own tag, aws: is the prefix of AWS, and no key is empty.",
        ),
    ),
)
_NETWORK_VARIABLE = Variable(
    "network",
    _NETWORK,
    "A VPC that exists: where instances stand, with a way out to S3 and the package repositories, and where the load "
    "balancer does, in the same subnets by default; each in two zones or more. Without it a VPC is made.",
    default="null",
    validations=(
        Validation(
            'can(regex("^vpc-[0-9a-f]{8,17}$", {}.vpc_id))', "A VPC's id is vpc- and 8 to 17 hexadecimal digits."
        ),
        Validation(
            _SUBNETS.format("{}.subnet_ids"),
            "Name two subnets or more, each by its id: subnet- and hexadecimal digits.",
        ),
        Validation(
            f"{{}}.load_balancer_subnet_ids == null ? true : {_SUBNETS.format('{}.load_balancer_subnet_ids')}",
            "Name two subnets or more of the load balancer, each by its id: subnet- and hexadecimal digits.",
        ),
    ),
    nullable=True,
)
_HTTPS_VARIABLE = Variable(
    "https",
    _HTTPS,
    "The ACM certificate that the load balancer serves HTTPS with; it then redirects HTTP. "
    "Without it the load balancer serves HTTP.",
    default="null",
    validations=(
        Validation(
            'can(regex("^arn:aws:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]{36}$", {}.certificate_arn))',
            "The ARN of a certificate is arn:aws:acm:<region>:<account>:certificate/<id>.",
        ),
        # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
        Validation(
            'try("${local.region}:${local.account}" == regex("acm:(.+):certificate", {}.certificate_arn)[0], true)',
            "A load balancer takes a certificate of its own region and account only.",
        ),
    ),
    nullable=True,
)
_BLUE_GREEN_VARIABLE = Variable(
    "blue_green",
    _BLUE_GREEN,
    "Releases go to a copy of the fleet, which then takes its place: for how long the old instances stay, and how long "
    "a person has to let requests reach the new ones, if one is to be asked; in minutes, at most 2880. Without it "
    "releases change the instances in place. A change from one to the other makes a new deployment group. "
    "The groups that there are decide how many Terraform makes, so the module can't have a `depends_on`.",
    default="null",
    validations=(
        # https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html
        whole(0, 2880, "The wait before termination", ".termination_wait_minutes"),
        Validation(
            "{}.traffic_wait_minutes == null ? true : " + whole(1, 2880, "", ".traffic_wait_minutes").condition,
            "The wait for traffic must be a whole number from 1 to 2880.",
        ),
    ),
    nullable=True,
)
_INSTANCE_ROLE_NAME = Variable(
    "instance_role_name",
    "string",
    "Name of the instances' role and instance profile, `<name>-<region>-instance` by default.",
    default="null",
    validations=(ROLE_NAME,),
    nullable=True,
)
# https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-health.html
_TAKES_ONE = Validation(
    '({}.type == "FLEET_PERCENT" ? ceil(var.min_size * {}.value / 100) : {}.value) < var.min_size',
    "CodeDeploy starts no deployment if as many instances must keep serving as min_size says there are.",
)
_TAKES_HALF = Validation(
    '{} != "CodeDeployDefault.HalfAtATime" || var.minimum_healthy_hosts != null || var.min_size > 1',
    "CodeDeploy starts no deployment that takes half of one instance; use CodeDeployDefault.OneAtATime.",
)

VARIABLES = (
    _NAME,
    *ARTIFACTS[:2],
    _PORT,
    _HEALTH_CHECK_PATH,
    _INSTANCE_TYPE,
    *_SIZES,
    _PACKAGES,
    _INSTANCE_TAGS,
    _NETWORK_VARIABLE,
    _HTTPS_VARIABLE,
    replace(DEPLOYMENT_CONFIG_NAME, validations=(*DEPLOYMENT_CONFIG_NAME.validations, _TAKES_HALF)),
    replace(MINIMUM_HEALTHY_HOSTS, validations=(*MINIMUM_HEALTHY_HOSTS.validations, _TAKES_ONE)),
    _BLUE_GREEN_VARIABLE,
    *ARTIFACTS[2:],
    DEPLOY_ROLE_NAME,
    _INSTANCE_ROLE_NAME,
)
