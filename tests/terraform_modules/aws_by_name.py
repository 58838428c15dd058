"""The embedded AWS under the names of the real one: an HTTPS proxy that leads every host to it.

Terraform's ``s3::`` sources know no endpoint of ours. With ``HTTPS_PROXY`` and ``SSL_CERT_FILE`` they are fetched as
they stand.
"""

from __future__ import annotations

import datetime as dt
import select
import socket
import ssl
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def proxy(directory: Path, hosts: list[str], port: int) -> Iterator[dict[str, str]]:
    """A proxy to 127.0.0.1:``port`` for these hosts, and the environment that makes a Go program use it."""
    certificate = directory / "certificate.pem"
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _certify(hosts, certificate)
    context.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_serve, args=(server, context, port), daemon=True).start()
        yield {"HTTPS_PROXY": f"http://127.0.0.1:{server.getsockname()[1]}", "SSL_CERT_FILE": str(certificate)}
        server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, context: ssl.SSLContext, port: int) -> None:
    while True:
        try:
            client, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_tunnel, args=(client, context, port), daemon=True).start()


def _tunnel(client: socket.socket, context: ssl.SSLContext, port: int) -> None:
    asked = client.recv(65536)
    if not asked.startswith(b"CONNECT ") or not asked.endswith(b"\r\n\r\n"):
        client.close()
        return
    client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    with context.wrap_socket(client, server_side=True) as inside, socket.create_connection(("127.0.0.1", port)) as aws:
        _relay(inside, aws)


def _relay(inside: ssl.SSLSocket, aws: socket.socket) -> None:
    while True:
        ready = [inside] if inside.pending() else select.select([inside, aws], [], [])[0]
        for source in ready:
            data = source.recv(65536)
            if not data:
                return
            (aws if source is inside else inside).sendall(data)


def _certify(hosts: list[str], path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "embedded AWS")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
