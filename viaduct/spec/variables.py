"""The part of the model that says what may differ from one release to the next."""

from __future__ import annotations

from viaduct.spec import types as t
from viaduct.spec.base import Model


class Variable(Model):
    """A pipeline variable: whoever starts a release may give it another value. The build gets it."""

    default: t.VariableValue | None = None
    description: t.VariableDescription = ""
