"""An embedded AWS with the state bucket of the spec."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from viaduct.bootstrap import bootstrap
from viaduct.commands.bootstrap import wanted_bucket
from viaduct.rehearsal.clients import embedded_clients
from viaduct.rehearsal.embedded_aws import EmbeddedAws
from viaduct.rehearsal.session import embedded_session
from viaduct.spec import load_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.planning.project import Project


@contextmanager
def standing(project: Project) -> Iterator[Callable[[str, str], Any]]:
    """While it is entered the project works on an AWS, whose clients this gives: by service and region."""
    with EmbeddedAws(account="111111111111") as aws:
        session = embedded_session(aws.environment)
        bucket = wanted_bucket(load_system(project.directory / "pipelines.yaml"))
        bootstrap(session, bucket, fix=False, dry_run=False, out=io.StringIO(), endpoint_url=aws.endpoint)
        project.use(aws.endpoint, aws.environment)
        yield embedded_clients(session, aws.endpoint)
