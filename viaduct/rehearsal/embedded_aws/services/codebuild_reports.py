"""CodeBuild's report groups, which moto 5.2.5 does not have.

https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ReportGroup.html
"""

from __future__ import annotations

from moto.codebuild.exceptions import InvalidInputException, ResourceAlreadyExistsException, ResourceNotFoundException
from moto.core.responses import ActionResult, BaseResponse, EmptyResult
from moto.core.utils import utcnow

from viaduct.rehearsal.embedded_aws.state import Record, shelves

_SHELVES = shelves("codebuild")
_CHANGEABLE = ("exportConfig", "tags")


class ReportGroups(BaseResponse):
    """The calls about report groups; reports themselves come from builds, and none runs here."""

    def create_report_group(self) -> ActionResult:
        """API_CreateReportGroup."""
        name = self._get_param("name")
        arn = f"arn:{self.partition}:codebuild:{self.region}:{self.current_account}:report-group/{name}"
        if arn in self._groups():
            raise ResourceAlreadyExistsException(f"Report group already exists: {arn}")
        now = utcnow()
        group = {"arn": arn, "name": name, "type": self._get_param("type"), "status": "ACTIVE", "tags": []}
        self._groups()[arn] = group | {"created": now, "lastModified": now} | self._changes()
        return ActionResult({"reportGroup": self._groups()[arn]})

    def batch_get_report_groups(self) -> ActionResult:
        """API_BatchGetReportGroups: what is not found is listed, not an error."""
        asked = self._get_param("reportGroupArns")
        found = [self._groups()[arn] for arn in asked if arn in self._groups()]
        missing = [arn for arn in asked if arn not in self._groups()]
        return ActionResult({"reportGroups": found, "reportGroupsNotFound": missing})

    def list_report_groups(self) -> ActionResult:
        """API_ListReportGroups."""
        return ActionResult({"reportGroups": list(self._groups())})

    def list_reports_for_report_group(self) -> ActionResult:
        """API_ListReportsForReportGroup: always empty here."""
        return ActionResult({"reports": []})

    def update_report_group(self) -> ActionResult:
        """API_UpdateReportGroup."""
        arn = self._get_param("arn")
        if arn not in self._groups():
            raise ResourceNotFoundException(f"Report group not found: {arn}")
        self._groups()[arn].update(self._changes() | {"lastModified": utcnow()})
        return ActionResult({"reportGroup": self._groups()[arn]})

    def delete_report_group(self) -> ActionResult:
        """API_DeleteReportGroup."""
        if self._groups().pop(self._get_param("arn"), None) is None:
            raise InvalidInputException("Invalid report group ARN")
        return EmptyResult()

    def _groups(self) -> dict[str, Record]:
        return _SHELVES[self.current_account][self.region].tables["report groups"]

    def _changes(self) -> Record:
        return {key: self._get_param(key) for key in _CHANGEABLE if self._get_param(key) is not None}
