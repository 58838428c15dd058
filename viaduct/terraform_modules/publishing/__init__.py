"""Versions of the modules in S3, where Terraform's ``s3::`` sources find them.

    <prefix>/<module>/<version>.zip    an archive a module
    <prefix>/<version>.json            the manifest, put last: without it the version is not published

    look(s3, ...)        -> Found      reads only
    plan(..., found)     -> uploads    pure: what is left to put, or a refusal
    Executor | DryRunPrinter           put them, or print them

Every object is put on condition that there is none, in one order that all publishers share. So of two that race with
different bytes the slower one stops at the first object that differs, and nothing is ever overwritten.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
"""

from __future__ import annotations

from viaduct.terraform_modules.publishing.run import publish

__all__ = ["publish"]
