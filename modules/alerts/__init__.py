"""Who is told what went wrong: a topic, the event rules that write to it, and the log that alarms are made from."""

from modules.alerts.forwarding import EventForwarding
from modules.alerts.message import EventMessage, EventSelection, Message
from modules.alerts.releases import ReleaseLog, ReleaseMetric
from modules.alerts.topic import AlertTopic, Subscribers

__all__ = [
    "AlertTopic",
    "EventForwarding",
    "EventMessage",
    "EventSelection",
    "Message",
    "ReleaseLog",
    "ReleaseMetric",
    "Subscribers",
]
