"""The topic that alerts are published to: encrypted, and open to EventBridge alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.sns_topic import SnsTopic
from cdktf_cdktf_provider_aws.sns_topic_policy import SnsTopicPolicy
from cdktf_cdktf_provider_aws.sns_topic_subscription import SnsTopicSubscription
from constructs import Construct

from modules.artifact_store import leave_to_iam
from modules.naming import named
from modules.policy import ANYONE, Statement, document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EVENTBRIDGE = {"Service": "events.amazonaws.com"}


@dataclass(frozen=True)
class Subscribers:
    """E-mail addresses, HTTPS URLs and ARNs of SQS queues; every address and URL has to confirm first.

    Source: https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html
    """

    email: Sequence[str] = ()
    https: Sequence[str] = ()
    sqs: Sequence[str] = ()

    def addressed(self) -> Iterator[tuple[str, str, str]]:
        """Each as protocol, endpoint and a name of its own that does not move when another one is added."""
        taken: set[str] = set()
        for protocol, endpoints in (("email", self.email), ("https", self.https), ("sqs", self.sqs)):
            for endpoint in sorted(endpoints):
                name = readable = _readable(protocol, endpoint)
                number = 1
                while name in taken:
                    number += 1
                    name = f"{readable}_{number}"
                taken.add(name)
                yield protocol, endpoint, name


class AlertTopic(Construct):
    """The topic ``name``, its key with the alias ``key_alias``, and a subscription for each of ``subscribers``."""

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        name: str,
        account: str,
        region: str,
        key_alias: str,
        subscribers: Subscribers,
    ) -> None:
        super().__init__(scope, id_)
        arn = f"arn:aws:sns:{region}:{account}:{name}"
        key = KmsKey(
            self,
            "key",
            description=f"Encrypts {name}",
            enable_key_rotation=True,
            deletion_window_in_days=30,
            policy=key_policy(account),
        )
        named(key, id_)
        named(KmsAlias(self, "alias", name=key_alias, target_key_id=key.key_id), id_)
        self.topic = named(SnsTopic(self, "topic", name=name, kms_master_key_id=key.arn), id_)
        self.policy = named(SnsTopicPolicy(self, "policy", arn=self.topic.arn, policy=topic_policy(arn)), id_)
        for protocol, endpoint, address in subscribers.addressed():
            subscription = SnsTopicSubscription(
                self, address, topic_arn=self.topic.arn, protocol=protocol, endpoint=endpoint
            )
            named(subscription, f"{id_}_{address}")


def key_policy(account: str) -> str:
    """The key policy that lets EventBridge publish to an encrypted topic.

    EventBridge sends no source that a condition could name; with one, events would vanish silently.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html
    """
    events = Statement("EncryptEvents", ["kms:Decrypt", "kms:GenerateDataKey*"], ["*"], principals=EVENTBRIDGE)
    return document([leave_to_iam(account), events])


def topic_policy(arn: str) -> str:
    """The topic policy: EventBridge publishes, and nobody without TLS.

    A policy of a topic can't have conditions for EventBridge, so none names the rules or the account.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html
    """
    publish = Statement("PublishEvents", ["sns:Publish"], [arn], principals=EVENTBRIDGE)
    deny = Statement(
        "DenyInsecureTransport",
        ["sns:Publish"],
        [arn],
        conditions={"Bool": {"aws:SecureTransport": "false"}},
        effect="Deny",
        principals=ANYONE,
    )
    return document([publish, deny])


def _readable(protocol: str, endpoint: str) -> str:
    """What tells an endpoint from others in an address; the path of a URL may be a secret."""
    match protocol:
        case "https":
            told = endpoint.split("/")[2].rpartition("@")[2]
        case "sqs":
            told = endpoint.split(":", 3)[3]
        case _:
            told = endpoint
    return f"{protocol}_{re.sub(r'[^A-Za-z0-9]', '_', told)}"
