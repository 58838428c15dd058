"""The ``source`` by which Terraform finds an archive in S3."""

from __future__ import annotations


def source_of(bucket: str, region: str, key: str) -> str:
    """The address, in a form that Terraform reads right: it goes by the number of dots in the host.

    Of ``s3.<region>.amazonaws.com/<bucket>`` it takes ``s3`` for the bucket: so the bucket goes into the host. A bucket
    with dots in its name can't; then a hyphen ties the region to ``s3``, and us-east-1 is what is left out.
    https://developer.hashicorp.com/terraform/language/modules/sources#s3-bucket
    """
    if "." not in bucket:
        return f"s3::https://{bucket}.s3.{region}.amazonaws.com/{key}"
    host = "s3" if region == "us-east-1" else f"s3-{region}"
    return f"s3::https://{host}.amazonaws.com/{bucket}/{key}"
