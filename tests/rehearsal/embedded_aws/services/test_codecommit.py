from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients


def test_a_repository_has_what_the_reference_says_and_dates_that_clients_read(client: Clients, name: str) -> None:
    api = client("codecommit")
    api.create_repository(repositoryName=name, repositoryDescription="code")
    found = api.get_repository(repositoryName=name)["repositoryMetadata"]
    assert found["Arn"] == f"arn:aws:codecommit:us-east-1:111111111111:{name}"
    assert found["cloneUrlHttp"] == f"https://git-codecommit.us-east-1.amazonaws.com/v1/repos/{name}"
    assert isinstance(found["creationDate"], datetime)
    assert "defaultBranch" not in found


def test_a_name_is_taken_once(client: Clients, name: str) -> None:
    api = client("codecommit")
    api.create_repository(repositoryName=name)
    with pytest.raises(api.exceptions.RepositoryNameExistsException):
        api.create_repository(repositoryName=name)


def test_description_name_and_tags_change(client: Clients, name: str) -> None:
    api = client("codecommit")
    api.create_repository(repositoryName=name, tags={"a": "1", "b": "2"})
    api.update_repository_description(repositoryName=name, repositoryDescription="new")
    api.update_repository_name(oldName=name, newName=f"{name}-2")
    found = api.get_repository(repositoryName=f"{name}-2")["repositoryMetadata"]
    assert found["repositoryDescription"] == "new"
    api.untag_resource(resourceArn=found["Arn"], tagKeys=["b"])
    api.tag_resource(resourceArn=found["Arn"], tags={"c": "3"})
    assert api.list_tags_for_resource(resourceArn=found["Arn"])["tags"] == {"a": "1", "c": "3"}


def test_an_empty_repository_has_no_branch_to_be_the_default(client: Clients, name: str) -> None:
    api = client("codecommit")
    api.create_repository(repositoryName=name)
    with pytest.raises(api.exceptions.BranchDoesNotExistException):
        api.update_default_branch(repositoryName=name, defaultBranchName="main")


def test_a_deleted_repository_is_not_found(client: Clients, name: str) -> None:
    api = client("codecommit")
    api.create_repository(repositoryName=name)
    api.delete_repository(repositoryName=name)
    assert api.delete_repository(repositoryName=name).get("repositoryId") is None
    with pytest.raises(api.exceptions.RepositoryDoesNotExistException):
        api.get_repository(repositoryName=name)
