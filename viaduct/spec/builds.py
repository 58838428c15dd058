"""The part of the model that says how a service is built."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from viaduct.spec import types as t
from viaduct.spec.base import Model


class Build(Model):
    """The CodeBuild project. Secrets are references; their values never pass through Viaduct or its state."""

    buildspec: t.RelativePath = "buildspec.yml"
    environment: Mapping[t.VariableName, str] = Field(default_factory=dict)
    secrets: Mapping[t.VariableName, t.SecretReference] = Field(default_factory=dict)
