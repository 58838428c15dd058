"""Small plans, as Terraform's JSON has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viaduct.review import review as reviewed
from viaduct.review.markdown import comment as rendered
from viaduct.review.page.compose import page_of
from viaduct.review.plan_json import PlanJson

if TYPE_CHECKING:
    from viaduct.review import Review
    from viaduct.review.changes import Stack

Json = dict[str, Any]


def resource(address: str, *actions: str, before: Any = None, after: Any = None, **more: Any) -> Json:
    """A change of ``type.name``; what belongs to the change goes there, the rest to the resource."""
    inside = {"after_unknown", "before_sensitive", "after_sensitive", "replace_paths", "importing"}
    change = {"actions": list(actions), "before": before, "after": after}
    change |= {key: value for key, value in more.items() if key in inside}
    rest = {key: value for key, value in more.items() if key not in inside}
    kind = address.rpartition("module.")[2].split(".")[0]
    return {"address": address, "mode": "managed", "type": kind, "change": change, **rest}


def created(address: str, **after: Any) -> Json:
    return resource(address, "create", after=after)


def updated(address: str, before: Json, after: Json, **more: Any) -> Json:
    return resource(address, "update", before=before, after=after, **more)


def destroyed(address: str, **before: Any) -> Json:
    return resource(address, "delete", before=before)


def replaced(address: str, before: Json, after: Json, *forcing: str, **more: Any) -> Json:
    paths = [[name] for name in forcing]
    return resource(address, "delete", "create", before=before, after=after, replace_paths=paths, **more)


def plan(*resources: Json, account: str = "111111111111", **more: Any) -> Json:
    allowed = {"constant_value": [account]}
    provider = {"aws": {"name": "aws", "expressions": {"allowed_account_ids": allowed}}}
    return {
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "resource_changes": list(resources),
        "configuration": {"provider_config": provider},
        "complete": True,
        "errored": False,
        **more,
    }


def review(**plans: Json) -> Review:
    return reviewed({name: PlanJson.model_validate(each) for name, each in plans.items()})


def stack(*resources: Json, **more: Any) -> Stack:
    """The only stack of a review of one plan."""
    (only,) = review(shop=plan(*resources, **more)).stacks
    return only


def comment(**plans: Json) -> str:
    return rendered(page_of(review(**plans), elsewhere="elsewhere is all of it"), "viaduct-review")


def comment_on(*resources: Json, **more: Any) -> str:
    return comment(shop=plan(*resources, **more))
