"""What botocore raises while the state bucket is looked at or made, in a person's words."""

from __future__ import annotations

from viaduct.aws_failures import Explainer
from viaduct.bootstrap.permissions import action_of
from viaduct.errors import BootstrapError

_EXPLAINER = Explainer(action_of, "docs/bootstrap.md", BootstrapError)

explain = _EXPLAINER.explain
explained = _EXPLAINER.explained
