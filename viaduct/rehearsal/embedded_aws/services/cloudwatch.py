"""CloudWatch: composite alarms (moto 5.2.5).

https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.cloudwatch.responses import CloudWatchResponse

if TYPE_CHECKING:
    from moto.core.responses import ActionResult


class CloudWatchAnswers(CloudWatchResponse):
    """Moto's CloudWatch."""

    def put_composite_alarm(self) -> ActionResult:
        """Moto keeps an alarm with an AlarmRule as a composite one, but has no call that makes it."""
        return self.put_metric_alarm()
