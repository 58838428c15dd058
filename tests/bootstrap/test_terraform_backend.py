"""The real Terraform keeps its state in the bucket that bootstrap made."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.bootstrap.cloud import ACCOUNT, ALIAS, BUCKET, REGION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bootstrap.cloud import Cloud

KEY = "demo/web-pipeline.tfstate"
BACKEND = {
    "bucket": BUCKET,
    "key": KEY,
    "region": REGION,
    "encrypt": True,
    "kms_key_id": f"arn:aws:kms:{REGION}:{ACCOUNT}:{ALIAS}",
    "use_lockfile": True,
    "use_path_style": True,
}


@pytest.mark.rehearsal
def test_terraform_stores_and_locks_its_state_in_the_bucket(cloud: Cloud, tmp_path: Path) -> None:
    cloud.bootstrap()
    configuration = {"terraform": {"backend": {"s3": BACKEND}}, "resource": {"terraform_data": {"one": {"input": 1}}}}
    (tmp_path / "main.tf.json").write_text(json.dumps(configuration))
    for command in (["init"], ["apply", "-auto-approve"], ["plan", "-detailed-exitcode"]):
        terraform(cloud, tmp_path, *command)
    stored = cloud.s3.head_object(Bucket=BUCKET, Key=KEY)
    assert stored["ServerSideEncryption"] == "aws:kms"
    # Every lock is gone, and has left the version and the delete marker that the lifecycle is for.
    lock_versions = cloud.s3.list_object_versions(Bucket=BUCKET, Prefix=f"{KEY}.tflock")
    assert len(lock_versions["Versions"]) == len(lock_versions["DeleteMarkers"]) == 2
    assert "nothing to do" in cloud.bootstrap()[1]


def terraform(cloud: Cloud, folder: Path, *command: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    aws = {
        "AWS_ENDPOINT_URL": cloud.endpoint,
        "AWS_ACCESS_KEY_ID": "an-access-key",
        "AWS_SECRET_ACCESS_KEY": "no-secret",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
    }
    done = subprocess.run(
        ["terraform", *command, "-no-color", "-input=false"],
        cwd=folder,
        env=kept | aws,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
