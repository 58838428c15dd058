from __future__ import annotations

import http.client
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients
    from viaduct.rehearsal.embedded_aws import EmbeddedAws


def _connection(aws: EmbeddedAws) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(aws.endpoint.removeprefix("http://"), timeout=10)


def test_one_connection_serves_many_requests(aws: EmbeddedAws) -> None:
    connection = _connection(aws)
    connection.connect()
    socket = connection.sock
    for _ in range(5):
        connection.request("GET", "/", headers={"Host": "s3.amazonaws.com"})
        response = connection.getresponse()
        assert response.version == 11
        response.read()
    assert connection.sock is socket


def test_chunked_request_is_read_to_its_end(aws: EmbeddedAws, client: Clients, name: str) -> None:
    client("s3").create_bucket(Bucket=name)
    connection = _connection(aws)
    for key in ("one", "two"):
        connection.request("PUT", f"/{name}/{key}", body=iter([b"first ", b"second"]), encode_chunked=True,
                           headers={"Transfer-Encoding": "chunked"})  # fmt: skip
        assert connection.getresponse().read() == b""
    assert client("s3").get_object(Bucket=name, Key="two")["Body"].read() == b"first second"


def test_head_of_an_object_tells_its_length_and_sends_nothing(client: Clients, name: str) -> None:
    s3 = client("s3")
    s3.create_bucket(Bucket=name)
    s3.put_object(Bucket=name, Key="big", Body=b"x" * 100_000)
    assert s3.head_object(Bucket=name, Key="big")["ContentLength"] == 100_000
    assert len(s3.get_object(Bucket=name, Key="big")["Body"].read()) == 100_000


def test_one_of_many_racing_conditional_writes_wins(client: Clients, name: str) -> None:
    s3 = client("s3")
    s3.create_bucket(Bucket=name)

    def lock(number: int) -> bool:
        try:
            s3.put_object(Bucket=name, Key="lock", Body=str(number).encode(), IfNoneMatch="*")
        except s3.exceptions.ClientError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lock, range(24))) == 1
