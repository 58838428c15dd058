"""boto3 on the embedded AWS, deaf to the profiles and credentials of the person at the keyboard."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import boto3


def embedded_session(environment: Mapping[str, str]) -> boto3.Session:
    """A session with the credentials of ``EmbeddedAws.environment``; clients still need its endpoint."""
    import boto3
    import botocore.session

    nowhere = (None, None, os.devnull, None)
    isolated = {"profile": (None, None, None, None), "config_file": nowhere, "credentials_file": nowhere}
    return boto3.Session(
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
        region_name=environment["AWS_REGION"],
        botocore_session=botocore.session.Session(session_vars=isolated),
    )
