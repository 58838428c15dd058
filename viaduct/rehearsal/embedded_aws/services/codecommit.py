"""CodeCommit's repositories, which moto 5.2.5 can make and delete, and gives dates as text; not what is in them.

https://docs.aws.amazon.com/codecommit/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from uuid import uuid4

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse, EmptyResult
from moto.core.utils import utcnow

from viaduct.rehearsal.embedded_aws.state import Record, shelves

_SHELVES = shelves("codecommit")
_KEY = "alias/aws/codecommit"


class RepositoryDoesNotExist(ServiceException):
    """No repository of this name, or of this ARN."""

    code = "RepositoryDoesNotExistException"


class RepositoryNameExists(ServiceException):
    """The name is taken."""

    code = "RepositoryNameExistsException"


class BranchDoesNotExist(ServiceException):
    """Repositories here are empty, so none has a branch."""

    code = "BranchDoesNotExistException"


class CodeCommitAnswers(BaseResponse):
    """Repositories and their tags."""

    def __init__(self) -> None:
        super().__init__(service_name="codecommit")
        self.automated_parameter_parsing = True

    def create_repository(self) -> ActionResult:
        """API_CreateRepository."""
        name = self._get_param("repositoryName")
        if name in self._table("repositories"):
            raise RepositoryNameExists(f"Repository named {name} already exists")
        made = self._made(name)
        self._table("repositories")[name] = made
        self._table("tags")[made["Arn"]] = dict(self._get_param("tags") or {})
        return ActionResult({"repositoryMetadata": made})

    def get_repository(self) -> ActionResult:
        """API_GetRepository."""
        return ActionResult({"repositoryMetadata": self._found()})

    def list_repositories(self) -> ActionResult:
        """API_ListRepositories, on one page."""
        members = ("repositoryName", "repositoryId")
        found = [{key: each[key] for key in members} for each in self._table("repositories").values()]
        return ActionResult({"repositories": found})

    def update_repository_description(self) -> ActionResult:
        """API_UpdateRepositoryDescription."""
        description = self._get_param("repositoryDescription") or ""
        self._found().update({"repositoryDescription": description, "lastModifiedDate": utcnow()})
        return EmptyResult()

    def update_repository_name(self) -> ActionResult:
        """API_UpdateRepositoryName: the id stays."""
        old, new = self._get_param("oldName"), self._get_param("newName")
        repository = self._found(old)
        if new in self._table("repositories"):
            raise RepositoryNameExists(f"Repository named {new} already exists")
        del self._table("repositories")[old]
        named = {key: value for key, value in self._made(new).items() if key in {"repositoryName", "Arn"}}
        self._table("tags")[named["Arn"]] = self._table("tags").pop(repository["Arn"])
        self._table("repositories")[new] = repository | named | self._urls(new)
        return EmptyResult()

    def update_default_branch(self) -> ActionResult:
        """API_UpdateDefaultBranch: of a branch that is there."""
        self._found()
        raise BranchDoesNotExist(f"{self._get_param('defaultBranchName')} does not exist")

    def update_repository_encryption_key(self) -> ActionResult:
        """API_UpdateRepositoryEncryptionKey."""
        repository = self._found()
        before, after = repository["kmsKeyId"], self._get_param("kmsKeyId")
        repository["kmsKeyId"] = after
        ids = {"repositoryId": repository["repositoryId"], "kmsKeyId": after, "originalKmsKeyId": before}
        return ActionResult(ids)

    def delete_repository(self) -> ActionResult:
        """API_DeleteRepository: one that is not there is no error."""
        gone = self._table("repositories").pop(self._get_param("repositoryName"), None)
        if gone is None:
            return EmptyResult()
        self._table("tags").pop(gone["Arn"], None)
        return ActionResult({"repositoryId": gone["repositoryId"]})

    def list_tags_for_resource(self) -> ActionResult:
        """API_ListTagsForResource."""
        return ActionResult({"tags": self._tags()})

    def tag_resource(self) -> ActionResult:
        """API_TagResource."""
        self._tags().update(self._get_param("tags"))
        return EmptyResult()

    def untag_resource(self) -> ActionResult:
        """API_UntagResource."""
        for key in self._get_param("tagKeys"):
            self._tags().pop(key, None)
        return EmptyResult()

    def _made(self, name: str) -> Record:
        now = utcnow()
        return {
            "accountId": self.current_account,
            "repositoryId": str(uuid4()),
            "repositoryName": name,
            "repositoryDescription": self._get_param("repositoryDescription") or "",
            "creationDate": now,
            "lastModifiedDate": now,
            "Arn": f"arn:{self.partition}:codecommit:{self.region}:{self.current_account}:{name}",
            "kmsKeyId": self._get_param("kmsKeyId") or _KEY,
            **self._urls(name),
        }

    def _urls(self, name: str) -> Record:
        at = f"://git-codecommit.{self.region}.amazonaws.com/v1/repos/{name}"
        return {"cloneUrlHttp": f"https{at}", "cloneUrlSsh": f"ssh{at}"}

    def _table(self, name: str) -> dict[str, Record]:
        return _SHELVES[self.current_account][self.region].tables[name]

    def _found(self, name: str | None = None) -> Record:
        name = name or self._get_param("repositoryName")
        if name not in self._table("repositories"):
            raise RepositoryDoesNotExist(f"{name} does not exist")
        return self._table("repositories")[name]

    def _tags(self) -> Record:
        arn = self._get_param("resourceArn")
        if arn not in self._table("tags"):
            raise RepositoryDoesNotExist(f"{arn} does not exist")
        return self._table("tags")[arn]
