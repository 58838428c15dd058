"""CodeConnections, under both its names; moto 5.2.5 has neither.

https://docs.aws.amazon.com/codeconnections/latest/APIReference/Welcome.html
https://docs.aws.amazon.com/codestar-connections/latest/APIReference/Welcome.html

One service with two API names and two ARN prefixes: what one of them made, the other finds. The tag
``embedded-aws:status`` on a connection stands for the person who authorizes it in the console.
"""

from __future__ import annotations

from uuid import uuid4

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse, EmptyResult

from viaduct.rehearsal.embedded_aws.state import Record, shelves

STATUS_TAG = "embedded-aws:status"
_SHELVES = shelves("codeconnections")


class ResourceNotFound(ServiceException):
    """The connection or host does not exist."""

    code = "ResourceNotFoundException"


class ResourceUnavailable(ServiceException):
    """The host still has connections."""

    code = "ResourceUnavailableException"


class InvalidInput(ServiceException):
    """CreateConnection needs exactly one of ProviderType and HostArn."""

    code = "InvalidInputException"


class CodeConnectionsAnswers(BaseResponse):
    """Connections, hosts and their tags."""

    api = "codeconnections"

    def __init__(self) -> None:
        super().__init__(service_name=self.api)
        self.automated_parameter_parsing = True

    def create_connection(self) -> ActionResult:
        """A new connection is PENDING until a person authorizes it in the console (API_CreateConnection)."""
        host_arn = self._get_param("HostArn")
        provider = self._get_param("ProviderType")
        if (host_arn is None) == (provider is None):
            raise InvalidInput("Exactly one of ProviderType and HostArn must be given")
        arn = self._arn(f"connection/{uuid4()}")
        connection = {
            "ConnectionName": self._get_param("ConnectionName"),
            "ConnectionArn": arn,
            "ProviderType": provider or self._find("hosts", host_arn)["ProviderType"],
            "OwnerAccountId": self.current_account,
            "ConnectionStatus": "PENDING",
        }
        self._table("connections")[arn] = connection | ({"HostArn": host_arn} if host_arn else {})
        return ActionResult({"ConnectionArn": arn, "Tags": self._set_tags(arn, self._get_param("Tags") or [])})

    def get_connection(self) -> ActionResult:
        """API_GetConnection."""
        return ActionResult({"Connection": self._seen(self._find("connections", self._get_param("ConnectionArn")))})

    def list_connections(self) -> ActionResult:
        """API_ListConnections; all on one page, as it may hold 100 (the quota is 250)."""
        wanted = {"ProviderType": self._get_param("ProviderTypeFilter"), "HostArn": self._get_param("HostArnFilter")}
        filters = {name: value for name, value in wanted.items() if value}
        found = [c for c in self._table("connections").values() if filters.items() <= c.items()]
        return ActionResult({"Connections": [self._seen(connection) for connection in found]})

    def delete_connection(self) -> ActionResult:
        """API_DeleteConnection."""
        self._delete("connections", self._get_param("ConnectionArn"))
        return EmptyResult()

    def create_host(self) -> ActionResult:
        """A new host is PENDING until it is set up in the console (API_CreateHost)."""
        name = self._get_param("Name")
        arn = self._arn(f"host/{name}-{uuid4().hex[:8]}")
        host = {key: self._get_param(key) for key in ("ProviderType", "ProviderEndpoint", "VpcConfiguration")}
        self._table("hosts")[arn] = {"Name": name, "HostArn": arn, "Status": "PENDING"} | _without_none(host)
        return ActionResult({"HostArn": arn, "Tags": self._set_tags(arn, self._get_param("Tags") or [])})

    def get_host(self) -> ActionResult:
        """API_GetHost."""
        return ActionResult(self._find("hosts", self._get_param("HostArn")))

    def list_hosts(self) -> ActionResult:
        """API_ListHosts."""
        return ActionResult({"Hosts": list(self._table("hosts").values())})

    def update_host(self) -> ActionResult:
        """API_UpdateHost."""
        changes = {key: self._get_param(key) for key in ("ProviderEndpoint", "VpcConfiguration")}
        self._find("hosts", self._get_param("HostArn")).update(_without_none(changes))
        return EmptyResult()

    def delete_host(self) -> ActionResult:
        """All connections of a host must be deleted before it (API_DeleteHost)."""
        arn = self._get_param("HostArn")
        if any(connection.get("HostArn") == arn for connection in self._table("connections").values()):
            raise ResourceUnavailable(f"Host {arn} has connections")
        self._delete("hosts", arn)
        return EmptyResult()

    def list_tags_for_resource(self) -> ActionResult:
        """API_ListTagsForResource."""
        tags = self._tags(self._get_param("ResourceArn"))
        return ActionResult({"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]})

    def tag_resource(self) -> ActionResult:
        """API_TagResource."""
        arn = self._get_param("ResourceArn")
        self._tags(arn)
        self._set_tags(arn, self._get_param("Tags"))
        return EmptyResult()

    def untag_resource(self) -> ActionResult:
        """API_UntagResource."""
        tags = self._tags(self._get_param("ResourceArn"))
        for key in self._get_param("TagKeys"):
            tags.pop(key, None)
        return EmptyResult()

    def _arn(self, resource: str) -> str:
        return f"arn:{self.partition}:{self.api}:{self.region}:{self.current_account}:{resource}"

    def _table(self, name: str) -> dict[str, Record]:
        return _SHELVES[self.current_account][self.region].tables[name]

    def _seen(self, connection: Record) -> Record:
        return connection | {"ConnectionStatus": connection_status(connection["ConnectionArn"])}

    def _find(self, table: str, arn: str) -> Record:
        if arn not in self._table(table):
            raise ResourceNotFound(f"Resource not found for {arn}")
        return self._table(table)[arn]

    def _delete(self, table: str, arn: str) -> None:
        self._find(table, arn)
        del self._table(table)[arn]
        self._table("tags").pop(arn, None)

    def _tags(self, arn: str) -> Record:
        if arn not in self._table("tags"):
            raise ResourceNotFound(f"Resource not found for {arn}")
        return self._table("tags")[arn]

    def _set_tags(self, arn: str, tags: list[dict[str, str]]) -> list[dict[str, str]]:
        self._table("tags").setdefault(arn, {}).update({tag["Key"]: tag["Value"] for tag in tags})
        return tags


class CodeStarConnectionsAnswers(CodeConnectionsAnswers):
    """The service under its first name."""

    api = "codestar-connections"


def connection_status(arn: str) -> str:
    """``PENDING``, or what the tag says; ``""`` for a connection that does not exist."""
    parts = arn.split(":")
    if len(parts) < 6:
        return ""
    tables = _SHELVES[parts[4]][parts[3]].tables
    found = tables["connections"].get(arn)
    return str(tables["tags"].get(arn, {}).get(STATUS_TAG, found["ConnectionStatus"])) if found else ""


def _without_none(record: Record) -> Record:
    return {key: value for key, value in record.items() if value is not None}
