"""What a pipeline's role may do to run a function that checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.policy import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modules.delivery_pipeline.action import Action


def invoke(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html.

    AWS's old example also lists functions, which is what the console does to offer them.
    """
    arns = {
        f"arn:aws:lambda:{each.region or home}:{account}:function:{each.configuration['FunctionName']}"
        for each in actions
    }
    yield Statement("InvokeChecks", ["lambda:InvokeFunction"], sorted(arns))
