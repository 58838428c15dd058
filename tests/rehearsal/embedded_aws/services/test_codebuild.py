from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients, Roles

TRUSTED = "codebuild.amazonaws.com"


def project(name: str, role_arn: str) -> dict[str, Any]:
    return {
        "name": name,
        "serviceRole": role_arn,
        "source": {"type": "CODEPIPELINE", "buildspec": "buildspec.yml"},
        "artifacts": {"type": "CODEPIPELINE"},
        "environment": {
            "type": "LINUX_CONTAINER",
            "image": "aws/codebuild/amazonlinux-x86_64-standard:5.0",
            "computeType": "BUILD_GENERAL1_SMALL",
            "environmentVariables": [
                {"name": "PLAIN", "value": "1"},
                {"name": "TOKEN", "value": "/demo/token", "type": "PARAMETER_STORE"},
            ],
        },
    }


def test_project_has_the_defaults_of_the_reference(client: Clients, role: Roles, name: str) -> None:
    api = client("codebuild")
    api.create_project(**project(name, role(TRUSTED)))
    got = api.batch_get_projects(names=[name])["projects"][0]
    expected = {
        "arn": f"arn:aws:codebuild:us-east-1:111111111111:project/{name}",
        "source": {"type": "CODEPIPELINE", "buildspec": "buildspec.yml"},
        "artifacts": {"type": "CODEPIPELINE", "name": name, "packaging": "NONE", "encryptionDisabled": False},
        "cache": {"type": "NO_CACHE"},
        "timeoutInMinutes": 60,
        "queuedTimeoutInMinutes": 480,
        "encryptionKey": "arn:aws:kms:us-east-1:111111111111:alias/aws/s3",
        "logsConfig": {
            "cloudWatchLogs": {"status": "ENABLED"},
            "s3Logs": {"status": "DISABLED", "encryptionDisabled": False},
        },
        "projectVisibility": "PRIVATE",
        "badge": {"badgeEnabled": False},
    }
    assert {key: got[key] for key in expected} == expected
    assert [variable["type"] for variable in got["environment"]["environmentVariables"]] == [
        "PLAINTEXT",
        "PARAMETER_STORE",
    ]


def test_update_changes_what_is_named_and_nothing_else(client: Clients, role: Roles, name: str) -> None:
    api = client("codebuild")
    before = api.create_project(**project(name, role(TRUSTED)), description="first")["project"]
    after = api.update_project(name=name, timeoutInMinutes=45, tags=[{"key": "a", "value": "1"}])["project"]
    assert (after["timeoutInMinutes"], after["tags"]) == (45, [{"key": "a", "value": "1"}])
    untouched = set(before) - {"timeoutInMinutes", "tags", "lastModified"}
    assert {key: after[key] for key in untouched} == {key: before[key] for key in untouched}


def test_project_is_found_and_deleted_by_name_or_arn(client: Clients, role: Roles, name: str) -> None:
    api = client("codebuild")
    arn = api.create_project(**project(name, role(TRUSTED)))["project"]["arn"]
    assert [found["name"] for found in api.batch_get_projects(names=[arn])["projects"]] == [name]
    api.delete_project(name=arn)
    assert api.batch_get_projects(names=[name])["projectsNotFound"] == [name]


def test_role_that_codebuild_may_not_assume_is_refused(client: Clients, role: Roles, name: str) -> None:
    api = client("codebuild")
    with pytest.raises(api.exceptions.InvalidInputException, match="sts:AssumeRole"):
        api.create_project(**project(name, role("ec2.amazonaws.com")))


def test_builds_of_our_projects_run_in_moto(client: Clients, role: Roles, name: str) -> None:
    api = client("codebuild")
    api.create_project(**project(name, role(TRUSTED)))
    build = api.start_build(projectName=name)["build"]["id"]
    assert api.batch_get_builds(ids=[build])["builds"][0]["buildStatus"] == "SUCCEEDED"


def test_report_group_is_made_changed_and_deleted(client: Clients, name: str) -> None:
    api = client("codebuild")
    export = {"exportConfigType": "NO_EXPORT"}
    arn = api.create_report_group(name=name, type="TEST", exportConfig=export)["reportGroup"]["arn"]
    api.update_report_group(arn=arn, tags=[{"key": "a", "value": "1"}])
    (group,) = api.batch_get_report_groups(reportGroupArns=[arn])["reportGroups"]
    assert (group["status"], group["exportConfig"], group["tags"]) == ("ACTIVE", export, [{"key": "a", "value": "1"}])
    api.delete_report_group(arn=arn)
    assert api.batch_get_report_groups(reportGroupArns=[arn])["reportGroupsNotFound"] == [arn]
