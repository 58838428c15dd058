"""A stack of what Viaduct's stacks are made of, whose creation AWS refuses where the name is taken."""

from __future__ import annotations

from typing import Any

from tests.rehearsal.synthesized import TRUST, config

Json = dict[str, Any]


def workshop(name: str) -> Json:
    """Every kind of id: names, paths and names, what AWS numbers but finds by its name, and what it only numbers."""
    resources: Json = {
        "aws_iam_role": {"it": {"name": name, "path": "/viaduct/", "assume_role_policy": TRUST}},
        "aws_iam_instance_profile": {"it": {"name": name, "role": "${aws_iam_role.it.name}"}},
        "aws_cloudwatch_log_group": {"it": {"name": f"/{name}", "retention_in_days": 30}},
        "aws_kms_key": {"it": {"description": name}},
        "aws_kms_alias": {"it": {"name": f"alias/{name}", "target_key_id": "${aws_kms_key.it.id}"}},
        "aws_codedeploy_app": {"it": {"name": name}},
        "aws_launch_template": {"it": {"name": name}},
    }
    return config(name, resource=resources)
