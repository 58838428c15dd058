"""The mistakes that rules catch, as resources for the AWS provider: what ``elsewhere.py`` says of it is tried on these.

A rule with several has one for each form of the mistake.
"""

from __future__ import annotations

from tests.rehearsal.resources import (
    CODE,
    Resource,
    approval,
    blue_green,
    build,
    check,
    deploy,
    distribution,
    document,
    failing,
    fetching,
    fleet,
    gated,
    listener,
    pipeline,
    policy,
    project,
    reading,
    role,
    rule,
    source,
    stack,
    stage,
    triggered,
    variable,
    window,
)

BUCKET: Resource = ("aws_s3_bucket", {"bucket": "demo-artifacts"})
MANY = [f"arn:aws:s3:::{'a' * 50}{index}/*" for index in range(200)]
BRANCH = {"branches": [{"includes": ["main"]}]}
OAUTH = {"Owner": "a", "Repo": "b", "Branch": "main"}
UNSAID = {key: value for key, value in CODE.items() if key != "DetectChanges"}
VPC = {"vpc_id": "vpc-0a1b2c3d", "subnets": ["subnet-0a1b2c3d"], "security_group_ids": ["sg-0a1b2c3d"]}
TWO_STORES = [{"type": "S3", "location": region, "region": region} for region in ("us-east-1", "eu-west-1")]

MISTAKES: dict[str, list[Resource]] = {
    "V017": [
        pipeline(first=stage("Source", source("GitHub", {**OAUTH, "OAuthToken": "secret"}, owner="ThirdParty"))),
    ],
    "V104": [fleet()],
    "V109": [listener()],
    "V110": [("aws_codestarconnections_connection", {"name": "demo", "provider_type": "GitHubEnterpriseServer"})],
    "V111": [fetching(FullRepositoryId="shop")],
    "V112": [fetching("S3", S3Bucket="Demo_Bucket", S3ObjectKey="demo.zip")],
    "V122": [("aws_s3_bucket_policy", {"bucket": "demo", "policy": document(*[reading(each) for each in MANY])})],
    "V201": [
        pipeline(name="a" * 101),
        role("a" * 65),
        ("aws_lb", {"name": "a" * 33, "subnets": ["subnet-1", "subnet-2"]}),
        ("aws_s3_bucket", {"bucket": "a" * 64}),
        rule("a" * 65),
        project("a" * 151),
        stack("a" * 129),
        ("aws_codestarconnections_connection", {"name": "a" * 33, "provider_type": "GitHub"}),
    ],
    "V202": [
        *(role("de mo"), project("de.mo"), pipeline(name="de mo"), stack("1demo")),
        ("aws_s3_bucket", {"bucket": "De_mo"}),
    ],
    "V203": [BUCKET, BUCKET],
    "V301": [
        pipeline(stage=[stage("Source", source())]),
        pipeline(*[stage(f"Build{index}", build()) for index in range(50)]),
    ],
    "V302": [
        pipeline(stage("Build")),
        pipeline(stage("Build", *[build(f"Build{index}") for index in range(51)])),
    ],
    "V303": [
        pipeline(*[stage(f"S{outer}", *[build(f"B{inner}") for inner in range(50)]) for outer in range(21)]),
    ],
    "V304": [pipeline(stage("Build", build(run_order=1000)))],
    "V305": [pipeline(stage("Build", source()), first=stage("Source", build()))],
    "V306": [pipeline(stage("Source", build())), pipeline(stage("Build", build(), build()))],
    "V307": [pipeline(stage("Bu ild", build())), pipeline(stage("Build", build("Bu ild")))],
    "V308": [pipeline(stage("Approve", approval(timeout_in_minutes=minutes))) for minutes in (4, 86401)],
    "V309": [
        pipeline(stage("Build", build(configuration={"ProjectName": "demo", "EnvironmentVariables": "x" * 1001}))),
    ],
    "V310": [policy("s3:GetObject", resources=MANY)],
    "V313": [gated(check("Alarm", timeout_in_minutes=86401))],
    "V314": [gated()],
    "V315": [gated(*[check(f"Alarm{index}") for index in range(6)])],
    "V316": [failing(execution_mode="PARALLEL")],
    "V317": [failing(answer={"retry_configuration": [{"retry_mode": "ALL_ACTIONS"}]})],
    "V318": [gated(window(Cron="0 9 * * 1-5"))],
    "V319": [gated(window(TimeZone="Mars/Base"))],
    "V320": [
        gated(check("Alarm", configuration={"AlarmName": "arn:aws:cloudwatch:us-east-1:222222222222:alarm:demo"})),
    ],
    "V322": [pipeline(variable=[{"name": "VERSION"}])],
    "V323": [project(variables=[variable("VERSION", "1")])],
    "V401": [pipeline(stage("Build", *[build(name, output_artifacts=["out"]) for name in ("Build", "Again")]))],
    "V402": [
        pipeline(
            stage("Build", build(input_artifacts=["later"])), stage("Later", build("Later", output_artifacts=["later"]))
        )
    ],
    "V403": [pipeline(stage("Approve", approval(input_artifacts=["src"])))],
    "V404": [
        pipeline(
            stage("Build", build(input_artifacts=["s.rc"])), first=stage("Source", source(output_artifacts=["s.rc"]))
        ),
    ],
    "V501": [pipeline(stage("Deploy", deploy(region="us-east-9")), artifact_store=TWO_STORES)],
    "V504": [pipeline(first=stage("Source", source(region="eu-west-1")), artifact_store=TWO_STORES)],
    "V505": [pipeline(stage("Deploy", deploy(region="eu-west-1")))],
    "V601": [triggered(push=[BRANCH | {"file_paths": [{"includes": [f"{index}/**" for index in range(9)]}]}])],
    "V602": [triggered(push=[BRANCH | {"file_paths": [{"includes": ["./src/**"]}]}])],
    "V603": [pipeline(first=stage("Source", source(configuration=UNSAID)))],
    "V604": [triggered("Nobody", push=[BRANCH])],
    "V605": [fetching(BranchName="release/*")],
    "V606": [triggered(push=[BRANCH] * 4), triggered(push=[BRANCH | {"tags": [{"includes": ["v*"]}]}])],
    "V607": [triggered(push=[{"tags": [{"includes": ["v*"]}], "file_paths": [{"includes": ["src/**"]}]}])],
    "V608": [triggered(push=[{"tags": [{"includes": ["refs/tags/v*"]}]}])],
    "V701": [project(variables=[variable("TOKEN", "1"), variable("TOKEN", "/demo/token", "PARAMETER_STORE")])],
    "V702": [project(variables=[variable("CODEBUILD_BUILD_ID", "1")])],
    "V703": [project(variables=[variable("TOKEN", f"ghp_{'a' * 36}")])],
    "V704": [project(variables=[variable("TOKEN", "demo/token", "PARAMETER_STORE")])],
    "V706": [project(kind="ARM_CONTAINER")],
    "V707": [project(cache=[{"type": "LOCAL", "modes": ["LOCAL_SOURCE_CACHE"]}], vpc_config=[VPC])],
    "V708": [project(build_timeout=4), project(queued_timeout=481)],
    "V709": [project(source=[{"type": "CODEPIPELINE", "buildspec": "version: 3"}])],
    "V711": [policy("codebuild:StartBuild", resources=MANY)],
    "V721": [policy("s3:*")],
    "V722": [policy("iam:CreateRole", "iam:PutRolePolicy")],
    "V723": [stack(capabilities=[])],
    "V725": [policy("s3:PutObject", resources=MANY)],
    "V801": [("aws_sns_topic", {"name": "demo", "tags": tags}) for tags in ({"aws:owner": "x"}, {"a" * 129: "x"})],
    "V802": [rule(names=["x" * 30 + str(index) for index in range(100)])],
    "V902": [
        (
            "aws_codedeploy_deployment_config",
            {"deployment_config_name": "demo", "minimum_healthy_hosts": [{"type": "FLEET_PERCENT", "value": 100}]},
        )
    ],
    "V906": [
        blue_green(terminate_blue_instances_on_deployment_success=[{"termination_wait_time_in_minutes": 2881}]),
        blue_green(deployment_ready_option=[{"action_on_timeout": "STOP_DEPLOYMENT", "wait_time_in_minutes": 2881}]),
    ],
    "V920": [
        pipeline(stage("Deploy", deploy("S3", configuration={"BucketName": "demo", "CacheControl": "maxage=300"}))),
    ],
    "V921": [distribution()],
    "V922": [distribution(), distribution(comment="another")],
}
