"""A CloudWatch dashboard, laid out row by row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.cloudwatch_dashboard import CloudwatchDashboard
from constructs import Construct

from modules.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROW_HEIGHT = 6


@dataclass(frozen=True)
class Widget:
    """A widget in AWS's own terms; the dashboard is 24 units wide.

    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
    """

    type: str
    width: int
    properties: Mapping[str, object]


class Dashboard(Construct):
    """The dashboard ``name`` of rows of widgets."""

    def __init__(self, scope: Construct, id_: str, *, name: str, rows: Sequence[Sequence[Widget]]) -> None:
        super().__init__(scope, id_)
        dashboard = CloudwatchDashboard(self, "dashboard", dashboard_name=name, dashboard_body=body(rows))
        named(dashboard, id_)


def body(rows: Sequence[Sequence[Widget]]) -> str:
    """The dashboard's body as JSON, the same for the same rows."""
    widgets = []
    for index, row in enumerate(rows):
        left = 0
        for widget in row:
            place = {"x": left, "y": index * ROW_HEIGHT, "width": widget.width, "height": ROW_HEIGHT}
            widgets.append({"type": widget.type, **place, "properties": widget.properties})
            left += widget.width
    return json.dumps({"widgets": widgets}, sort_keys=True)
