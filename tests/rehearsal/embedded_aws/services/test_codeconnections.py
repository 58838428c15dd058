from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients


def test_new_connection_is_pending_with_every_member_of_the_reference(client: Clients, name: str) -> None:
    api = client("codeconnections")
    arn = api.create_connection(ConnectionName=name, ProviderType="GitHub")["ConnectionArn"]
    assert arn.startswith("arn:aws:codeconnections:us-east-1:111111111111:connection/")
    assert api.get_connection(ConnectionArn=arn)["Connection"] == {
        "ConnectionName": name,
        "ConnectionArn": arn,
        "ProviderType": "GitHub",
        "OwnerAccountId": "111111111111",
        "ConnectionStatus": "PENDING",
    }


def test_either_name_of_the_service_finds_what_the_other_made(client: Clients, name: str) -> None:
    old, new = client("codestar-connections"), client("codeconnections")
    arn = old.create_connection(ConnectionName=name, ProviderType="GitHub")["ConnectionArn"]
    assert arn.startswith("arn:aws:codestar-connections:")
    assert new.get_connection(ConnectionArn=arn)["Connection"]["ConnectionName"] == name
    assert arn in [found["ConnectionArn"] for found in new.list_connections(ProviderTypeFilter="GitHub")["Connections"]]


def test_connection_belongs_to_its_region(client: Clients, name: str) -> None:
    arn = client("codeconnections").create_connection(ConnectionName=name, ProviderType="GitHub")["ConnectionArn"]
    ireland = client("codeconnections", "eu-west-1")
    with pytest.raises(ireland.exceptions.ResourceNotFoundException):
        ireland.get_connection(ConnectionArn=arn)


def test_tags_are_added_changed_and_removed(client: Clients, name: str) -> None:
    api = client("codeconnections")
    tags = [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]
    arn = api.create_connection(ConnectionName=name, ProviderType="GitHub", Tags=tags)["ConnectionArn"]
    api.tag_resource(ResourceArn=arn, Tags=[{"Key": "a", "Value": "3"}])
    api.untag_resource(ResourceArn=arn, TagKeys=["b"])
    assert api.list_tags_for_resource(ResourceArn=arn)["Tags"] == [{"Key": "a", "Value": "3"}]


def test_deleted_connection_is_not_found(client: Clients, name: str) -> None:
    api = client("codeconnections")
    arn = api.create_connection(ConnectionName=name, ProviderType="GitHub")["ConnectionArn"]
    api.delete_connection(ConnectionArn=arn)
    with pytest.raises(api.exceptions.ResourceNotFoundException):
        api.get_connection(ConnectionArn=arn)


def test_host_gives_its_provider_and_outlives_no_connection(client: Clients, name: str) -> None:
    api = client("codeconnections")
    endpoint = "https://git.example.com"
    host = api.create_host(Name=name, ProviderType="GitHubEnterpriseServer", ProviderEndpoint=endpoint)["HostArn"]
    arn = api.create_connection(ConnectionName=name, HostArn=host)["ConnectionArn"]
    assert api.get_connection(ConnectionArn=arn)["Connection"]["ProviderType"] == "GitHubEnterpriseServer"
    with pytest.raises(api.exceptions.ResourceUnavailableException):
        api.delete_host(HostArn=host)
    api.delete_connection(ConnectionArn=arn)
    api.delete_host(HostArn=host)
    with pytest.raises(api.exceptions.ResourceNotFoundException):
        api.get_host(HostArn=host)
