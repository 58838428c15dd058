from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import tools, web
from .package_aws import PackageAws, embedded_aws

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .buildspec_runner import Build


@pytest.fixture(scope="session")
def web_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of app/web as it is, made once."""
    directory = tmp_path_factory.mktemp("web")
    build = web.build(tools.copy_app("web", directory / "source"), directory / "build")
    assert build.succeeded, build.log
    return build


@pytest.fixture(scope="session")
def sam() -> Path:
    """The directory of the pinned `sam`."""
    return tools.image_scripts()


@pytest.fixture(scope="session")
def aws_url() -> Iterator[str]:
    """The URL of an AWS on 127.0.0.1."""
    with embedded_aws() as url:
        yield url


@pytest.fixture
def package_aws(aws_url: str) -> PackageAws:
    """An empty package bucket in each region."""
    return PackageAws(aws_url)
