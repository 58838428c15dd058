"""An embedded AWS that has only what packaging needs: a package bucket a region."""

from __future__ import annotations

import subprocess
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import boto3

from . import tools

if TYPE_CHECKING:
    from collections.abc import Iterator

REGIONS = ("eu-west-1", "us-east-1")


@contextmanager
def embedded_aws() -> Iterator[str]:
    """The URL of a moto server of its own process on a free port of 127.0.0.1."""
    port = tools.free_port()
    command = [tools.tool("moto_server"), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            tools.wait_for(f"http://127.0.0.1:{port}/moto-api/")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


class PackageAws:
    """The bucket `<bucket_prefix>-<region>` of each region, new and empty."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        self.bucket_prefix = f"demo-hello-{uuid.uuid4().hex[:8]}"
        for region in REGIONS:
            self._make_bucket(region)

    def keys(self, region: str) -> list[str]:
        """The keys of all objects in a region's bucket."""
        listing = self._s3(region).list_objects_v2(Bucket=f"{self.bucket_prefix}-{region}")
        return [item["Key"] for item in listing.get("Contents", [])]

    def key_of(self, region: str, key: str) -> str:
        """The KMS key that encrypts an object."""
        return str(self._s3(region).head_object(Bucket=f"{self.bucket_prefix}-{region}", Key=key)["SSEKMSKeyId"])

    def body(self, region: str, key: str) -> bytes:
        """The bytes of an object in a region's bucket."""
        answer = self._s3(region).get_object(Bucket=f"{self.bucket_prefix}-{region}", Key=key)
        return bytes(answer["Body"].read())

    def environment(self) -> dict[str, str]:
        """The variables that lead the AWS tools here, and nowhere else."""
        return {
            "AWS_ENDPOINT_URL": self._endpoint,
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def _make_bucket(self, region: str) -> None:
        bucket = f"{self.bucket_prefix}-{region}"
        if region == "us-east-1":
            self._s3(region).create_bucket(Bucket=bucket)
        else:
            self._s3(region).create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})

    def _s3(self, region: str) -> Any:
        return boto3.client(
            "s3",
            region_name=region,
            endpoint_url=self._endpoint,
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )
