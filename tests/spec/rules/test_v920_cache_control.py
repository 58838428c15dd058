"""Rule V920."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v920_cache_control as rule

AT = "services.web.deploy.cache_control"


def header(value: str) -> dict[str, object]:
    return {"services": {"web": {"deploy": {"kind": "s3", "cache_control": value}}}}


@pytest.mark.parametrize(
    "value",
    [
        "no-store",
        "max-age=0",
        "public, max-age=31536000,immutable",
        "Public, Max-Age=60, stale-while-revalidate=60",
        "private, no-cache",
    ],
)
def test_it_passes_directives_that_caches_know(value: str) -> None:
    assert found(rule, header(value)) == []


@pytest.mark.parametrize(
    "value",
    [
        "maxage=300",
        "max-age",
        "max-age=5m",
        "max-age = 300",
        "public=yes",
        "public max-age=300",
        "public,",
        "public, private",
        "no-store, max-age=300",
        "max-age=60, max-age=300",
    ],
)
def test_it_refuses_what_a_cache_would_ignore(value: str) -> None:
    assert found(rule, header(value)) == [AT]
