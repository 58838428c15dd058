"""Look, plan, and execute or print."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.bootstrap.clients import Session
    from viaduct.terraform_modules.module import TerraformModule
    from viaduct.terraform_modules.publishing.library import Library

_ANYWHERE = "us-east-1"


def publish(
    session: Session,
    library: Library,
    version: str,
    modules: Sequence[TerraformModule],
    *,
    dry_run: bool,
    out: TextIO,
    endpoint_url: str | None = None,
) -> None:
    """Put one version of the modules where Terraform finds them; ``dry_run`` looks and writes nothing.

    Without ``endpoint_url`` the session's environment decides (AWS_ENDPOINT_URL), then AWS's own endpoints.

    Raises:
        ModulesError: the version exists, there is no such bucket, or an AWS error; its text says what to do.
    """
    from viaduct.bootstrap.clients import client_of
    from viaduct.terraform_modules.publishing.execute import DryRunPrinter, Executor
    from viaduct.terraform_modules.publishing.failures import explained
    from viaduct.terraform_modules.publishing.look import look, region_of
    from viaduct.terraform_modules.publishing.plan import plan
    from viaduct.terraform_modules.publishing.source import source_of
    from viaduct.terraform_modules.publishing.uploads import uploads_of

    uploads = uploads_of(library, version, modules)
    with explained(f"could not look at {library.url()}"):
        region = region_of(client_of(session, "s3", _ANYWHERE, endpoint_url), library)
        s3 = client_of(session, "s3", region, endpoint_url)
        left = plan(library, version, uploads, look(s3, library, version, uploads))
    begun = "" if len(left) == len(uploads) else f": goes on, {len(uploads) - len(left)} of {len(uploads)} are there"
    out.write(f"Version {version} in {library.url()} ({region}){begun}\n")
    if dry_run:
        DryRunPrinter(library, out).run(left)
        return
    Executor(s3, library, out).run(left)
    out.write("Published. Terraform finds the modules as:\n")
    out.writelines(f'  source = "{source_of(library.bucket, region, upload.key)}"\n' for upload in uploads[:-1])
