from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from viaduct.errors import EmbeddedAwsDied, RehearsalError
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rehearsal.embedded_aws.conftest import Clients

PARENT = """
import sys, time
from viaduct.rehearsal.embedded_aws import EmbeddedAws
aws = EmbeddedAws().__enter__()
print(aws.endpoint, flush=True)
time.sleep(60)
"""


@pytest.mark.thorough
def test_requests_of_unknown_keys_belong_to_the_account_that_was_asked_for() -> None:
    import boto3

    with EmbeddedAws(account="333333333333") as aws:
        client = boto3.client("sts", "us-east-1", endpoint_url=aws.endpoint, aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
                              aws_secret_access_key="x")  # fmt: skip
        assert client.get_caller_identity()["Account"] == "333333333333"


def test_role_in_another_account_sees_only_that_account(client: Clients, aws: EmbeddedAws, name: str) -> None:
    import boto3

    client("sns").create_topic(Name=name)
    given = client("sts").assume_role(RoleArn="arn:aws:iam::222222222222:role/deploy", RoleSessionName="test")
    keys = given["Credentials"]
    session = boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"], "us-east-1")
    assert session.client("sts", endpoint_url=aws.endpoint).get_caller_identity()["Account"] == "222222222222"
    assert session.client("sns", endpoint_url=aws.endpoint).list_topics()["Topics"] == []


def test_importing_it_does_not_import_moto() -> None:
    code = "import sys, viaduct.rehearsal.embedded_aws; print('moto' in sys.modules, 'boto3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_client_environment_has_no_way_to_real_credentials(aws: EmbeddedAws) -> None:
    leaky = {"AWS_PROFILE": "work", "AWS_SESSION_TOKEN": "t", "AWS_ENDPOINT_URL_S3": "https://real", "PATH": "/bin"}
    environment = aws.client_environment(leaky)
    assert environment == aws.environment | {"PATH": "/bin"}
    assert environment["AWS_ENDPOINT_URL"] == aws.endpoint
    assert environment["AWS_CONFIG_FILE"] == environment["AWS_SHARED_CREDENTIALS_FILE"] == os.devnull


@pytest.mark.thorough
def test_child_that_dies_is_noticed_with_its_exit_code(tmp_path: Path) -> None:
    with EmbeddedAws(log=tmp_path / "log") as aws:
        aws.check_alive()
        assert aws._child is not None
        os.kill(aws._child.pid, signal.SIGKILL)
        aws._child.wait(5)
        with pytest.raises(EmbeddedAwsDied, match="exit code -9"):
            aws.check_alive()


@pytest.mark.thorough
def test_port_that_is_taken_is_a_rehearsal_error_with_the_childs_words(aws: EmbeddedAws) -> None:
    port = int(aws.endpoint.rpartition(":")[2])
    with pytest.raises(RehearsalError, match=r"did not start.*\n(.*\n)*.*in use"), EmbeddedAws(port=port):
        pass


@pytest.mark.thorough
def test_child_is_gone_after_the_block_and_ignores_ctrl_c_before() -> None:
    with EmbeddedAws() as aws:
        assert aws._child is not None
        os.kill(aws._child.pid, signal.SIGINT)
        time.sleep(0.2)
        aws.check_alive()
        child = aws._child
    assert child.poll() == 0
    assert not aws.log_path.exists()


@pytest.mark.thorough
def test_child_leaves_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    endpoint = parent.stdout.readline().strip()
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 5
    while _serves(endpoint):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_only_the_loopback_interface_is_listened_on(aws: EmbeddedAws) -> None:
    assert aws.endpoint.startswith("http://127.0.0.1:")


def _serves(endpoint: str) -> bool:
    host, _, port = endpoint.removeprefix("http://").partition(":")
    try:
        socket.create_connection((host, int(port)), timeout=1).close()
    except OSError:
        return False
    return True
