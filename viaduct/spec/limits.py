"""What AWS says of each kind of name that Viaduct gives, as a table."""

from __future__ import annotations

from viaduct.spec.name_limit import NameLimit, Scope

_CODEPIPELINE = "https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html"
_IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"
_CODEDEPLOY = "https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html"
_ECR = "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html"
_SNS = "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html"
_ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_"
_BUCKETS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"

_BUCKET = (
    r"(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)(?!.*\.\.)"
    r"(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]*[a-z0-9]"
)
_IMAGE_REPOSITORY = r"[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
_HYPHENATED = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"

BUCKET = NameLimit(
    "S3 bucket",
    "lower-case letters, digits, dots and hyphens; no IP address, no '..', no reserved beginning or ending",
    _BUCKET,
    3,
    63,
    Scope.WORLD,
    _BUCKETS,
)
STATE_KEY = NameLimit(
    "Terraform state key",
    "letters, digits and / . _ -",
    r"[A-Za-z0-9/._-]+",
    1,
    1024,
    Scope.WORLD,
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html",
)
KMS_ALIAS = NameLimit(
    "KMS alias",
    "alias/ and letters, digits and / _ -; not alias/aws/",
    r"alias/(?!aws/)[A-Za-z0-9/_-]+",
    1,
    256,
    Scope.REGION,
    "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html",
)
CONNECTION = NameLimit(
    "connection",
    "letters, digits and _ . -",
    r"[\w.-]+",
    1,
    32,
    Scope.REGION,
    "https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateConnection.html",
)
HOST = NameLimit(
    "connection host",
    "anything",
    r".*",
    1,
    64,
    Scope.REGION,
    "https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateHost.html",
)
REPOSITORY = NameLimit(
    "CodeCommit repository",
    "letters, digits and . _ -; not '.git' last",
    r"(?!.*\.git$)[A-Za-z0-9._-]+",
    1,
    100,
    Scope.REGION,
    "https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html",
)
IMAGE_REPOSITORY = NameLimit(
    "ECR repository", "lower-case letters, digits and . _ - /", _IMAGE_REPOSITORY, 2, 256, Scope.REGION, _ECR
)
PIPELINE = NameLimit(
    "pipeline", "letters, digits and . @ _ -", r"[A-Za-z0-9.@_-]+", 1, 100, Scope.REGION, _CODEPIPELINE
)
PROJECT = NameLimit(
    "CodeBuild project",
    "letters, digits and _ -; a letter or digit first",
    r"[A-Za-z0-9][A-Za-z0-9_-]*",
    2,
    150,
    Scope.REGION,
    "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html",
)
REPORT_GROUP = NameLimit(
    "report group",
    "anything",
    r".+",
    2,
    128,
    Scope.REGION,
    "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateReportGroup.html",
)
ROLE = NameLimit("IAM role", "letters, digits and + = , . @ _ -", r"[\w+=,.@-]+", 1, 64, Scope.ACCOUNT, _IAM)
POLICY = NameLimit("IAM policy", "letters, digits and + = , . @ _ -", r"[\w+=,.@-]+", 1, 128, Scope.ACCOUNT, _IAM)
TOPIC = NameLimit("SNS topic", "letters, digits and _ -", r"[A-Za-z0-9_-]+", 1, 256, Scope.REGION, _SNS)
_OF_CODEDEPLOY = ("letters, digits and + = , . @ _ -", r"[\w+=,.@-]+", 1, 100, Scope.REGION, _CODEDEPLOY)
APPLICATION = NameLimit("CodeDeploy application", *_OF_CODEDEPLOY)
DEPLOYMENT_GROUP = NameLimit("CodeDeploy deployment group", *_OF_CODEDEPLOY)
DEPLOYMENT_CONFIG = NameLimit("CodeDeploy deployment configuration", *_OF_CODEDEPLOY)
LOAD_BALANCER = NameLimit(
    "load balancer",
    "letters, digits and hyphens; no hyphen first or last, not 'internal-' first",
    rf"(?!internal-){_HYPHENATED}",
    1,
    32,
    Scope.REGION,
    f"{_ELB}CreateLoadBalancer.html",
)
TARGET_GROUP = NameLimit(
    "target group",
    "letters, digits and hyphens; no hyphen first or last",
    _HYPHENATED,
    1,
    32,
    Scope.REGION,
    f"{_ELB}CreateTargetGroup.html",
)
LAUNCH_TEMPLATE = NameLimit(
    "launch template",
    "letters, digits and ( ) . - / _",
    r"[A-Za-z0-9().\-/_]+",
    3,
    128,
    Scope.REGION,
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html",
)
SCALING_GROUP = NameLimit(
    "Auto Scaling group",
    "anything without a colon",
    r"[^:]+",
    1,
    255,
    Scope.REGION,
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
)
CLOUDFORMATION_STACK = NameLimit(
    "CloudFormation stack",
    "letters, digits and hyphens; a letter first",
    r"[A-Za-z][A-Za-z0-9-]*",
    1,
    128,
    Scope.REGION,
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html",
)
ORIGIN_ACCESS = NameLimit(
    "origin access control",
    "anything",
    r".+",
    1,
    64,
    Scope.ACCOUNT,
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html",
)
EVENT_RULE = NameLimit(
    "EventBridge rule",
    "letters, digits and . _ -",
    r"[.\-_A-Za-z0-9]+",
    1,
    64,
    Scope.REGION,
    "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html",
)
LOG_GROUP = NameLimit(
    "log group",
    "letters, digits and . - _ / #",
    r"[.\-_/#A-Za-z0-9]+",
    1,
    512,
    Scope.REGION,
    "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
)
ALARM = NameLimit(
    "CloudWatch alarm",
    "anything",
    r".+",
    1,
    255,
    Scope.REGION,
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
)
DASHBOARD = NameLimit(
    "CloudWatch dashboard",
    "letters, digits and _ -",
    r"[A-Za-z0-9_-]+",
    1,
    255,
    Scope.ACCOUNT,
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html",
)

NAME_LIMITS = (
    BUCKET,
    STATE_KEY,
    KMS_ALIAS,
    CONNECTION,
    HOST,
    REPOSITORY,
    IMAGE_REPOSITORY,
    PIPELINE,
    PROJECT,
    REPORT_GROUP,
    ROLE,
    POLICY,
    TOPIC,
    APPLICATION,
    DEPLOYMENT_GROUP,
    DEPLOYMENT_CONFIG,
    LOAD_BALANCER,
    TARGET_GROUP,
    LAUNCH_TEMPLATE,
    SCALING_GROUP,
    CLOUDFORMATION_STACK,
    ORIGIN_ACCESS,
    EVENT_RULE,
    LOG_GROUP,
    ALARM,
    DASHBOARD,
)
