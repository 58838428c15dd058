"""Who is told that a release waits for approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.sns_topic import SnsTopic
from cdktf_cdktf_provider_aws.sns_topic_subscription import SnsTopicSubscription
from constructs import Construct

from modules.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping


class ApprovalTopic(Construct):
    """The topic ``name`` with a subscription for each e-mail address; AWS asks every one to confirm first.

    ``emails`` maps what the subscriptions are called to their addresses.

    Source: https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
    """

    def __init__(self, scope: Construct, id_: str, *, name: str, emails: Mapping[str, str]) -> None:
        super().__init__(scope, id_)
        topic = SnsTopic(self, "topic", name=name, kms_master_key_id="alias/aws/sns")
        self.topic = named(topic, id_)
        for index, (called, email) in enumerate(emails.items()):
            subscription = SnsTopicSubscription(
                self, f"email-{index}", topic_arn=topic.arn, protocol="email", endpoint=email
            )
            named(subscription, f"{id_}_{called}")
