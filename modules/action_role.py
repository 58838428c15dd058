"""The role, in the account of a target, that a pipeline of another account carries its actions out with.

Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs import Construct

from modules.delivery_pipeline.permissions import find_stores, of_actions
from modules.policy import READ_KEY_USE, READ_OBJECT, Statement, document, let_roles_in, use_of_aliased_key
from modules.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modules.delivery_pipeline.action import Action


@dataclass(frozen=True)
class PipelineElsewhere:
    """The pipeline's account, its role there, and the artifact store that the actions read in their own region."""

    account: str
    role_arn: str
    bucket: str
    key_alias: str


class ActionRole(Construct):
    """The role ``name``, which does what ``actions`` need in ``account``, for the one pipeline."""

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        name: str,
        account: str,
        region: str,
        pipeline: PipelineElsewhere,
        actions: Sequence[Action],
    ) -> None:
        super().__init__(scope, id_)
        trust = let_roles_in("Trust", [pipeline.role_arn], ["sts:AssumeRole"], ())
        self.role = Role(
            self,
            "role",
            address=id_,
            name=name,
            description=f"What {pipeline.role_arn.rpartition('/')[2]} of {pipeline.account} may do here",
            trust=document([trust]),
            statements=[*_fetch(region, pipeline), *of_actions(account, region, actions)],
        )


def _fetch(region: str, pipeline: PipelineElsewhere) -> Iterator[Statement]:
    objects = [f"arn:aws:s3:::{pipeline.bucket}/*"]
    its_account = {"StringEquals": {"aws:ResourceAccount": pipeline.account}}
    yield find_stores(pipeline.account, [pipeline.bucket])
    yield Statement("FetchArtifacts", READ_OBJECT, objects, its_account)
    yield use_of_aliased_key("DecryptArtifacts", pipeline.account, [region], pipeline.key_alias, READ_KEY_USE, via="s3")
