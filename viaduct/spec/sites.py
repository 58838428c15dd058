"""The part of the model that says how static files are served."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from viaduct.spec import types as t
from viaduct.spec.base import Model


class ErrorPage(Model):
    """The page of the build that answers for files that are not there, and with which status."""

    page: t.SitePath
    status: Literal[200, 404] = 404


class Domain(Model):
    """A name of one's own, and the certificate for it; without one a site has CloudFront's."""

    name: t.HostName
    certificate: t.CertificateArn


class SiteTarget(Model):
    """A private bucket of static files that CloudFront serves; ``cache_control`` is the header of every file."""

    kind: Literal["s3"]
    cache_control: t.HeaderValue = "public, max-age=300"
    index: t.SitePath = "index.html"
    error: ErrorPage | None = None
    domains: Mapping[t.Name, Domain] = Field(default_factory=dict)
