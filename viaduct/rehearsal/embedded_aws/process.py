"""The parent's side of the embedded AWS: a child process that lives exactly as long as it is wanted."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from viaduct.errors import EmbeddedAwsDied, RehearsalError

if TYPE_CHECKING:
    from types import TracebackType

START_SECONDS = 300.0
"""How long the child may take until it serves; 2 s on an idle machine."""

STOP_SECONDS = 5.0

ACCESS_KEY = "AKIAVIADUCTREHEARSAL"
"""Obviously nobody's: 20 characters, because moto recognizes a key by that."""

SECRET_KEY = "not-a-secret-the-embedded-aws-checks-none"  # noqa: S105  # it opens nothing

_LOG_LINES = 20


class EmbeddedAws:
    """Moto's server and our answers on 127.0.0.1, as a context manager.

    Use it once. ``account`` owns every request whose access key was not given out by AssumeRole.
    ``port`` 0 takes a free one. ``log`` is where the child writes what it could not answer; left out, a
    temporary file that goes away at the end.

    Raises:
        RehearsalError: on entering, when the child does not serve within ``START_SECONDS``.
    """

    def __init__(
        self, account: str = "111111111111", port: int = 0, *, region: str = "us-east-1", log: Path | None = None
    ) -> None:
        self.account = account
        self.region = region
        self.endpoint = ""
        self._wanted_port = port
        self._scratch = None if log else tempfile.TemporaryDirectory(prefix="viaduct-aws-")
        self.log_path = log or Path(self._scratch.name if self._scratch else "") / "embedded-aws.log"
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        with self.log_path.open("wb") as log:
            self._child = self._start(log)
        try:
            self.endpoint = f"http://127.0.0.1:{self._read_port(self._child)}"
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def environment(self) -> dict[str, str]:
        """Environment variables for a client: this endpoint, fake credentials, and no way to real ones."""
        return {
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_REGION": self.region,
            "AWS_DEFAULT_REGION": self.region,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "NO_PROXY": "127.0.0.1,localhost",
            "no_proxy": "127.0.0.1,localhost",
        }

    def client_environment(self, base: dict[str, str] | None = None) -> dict[str, str]:
        """``base`` (the process's environment) without any AWS variable of its own, plus ``environment``.

        A profile, a session token or a web identity of the person at the keyboard would win over ours.
        """
        inherited = os.environ if base is None else base
        return {name: value for name, value in inherited.items() if not name.startswith("AWS_")} | self.environment

    def check_alive(self) -> None:
        """Do nothing while the child runs.

        Raises:
            EmbeddedAwsDied: with its exit code and the end of its log.
        """
        code = None if self._child is None else self._child.poll()
        if self._child is None or code is not None:
            raise EmbeddedAwsDied(f"the embedded AWS is gone (exit code {code}); its last words:\n{self.last_words()}")

    def last_words(self) -> str:
        """The last lines of the child's log."""
        if not self.log_path.exists():
            return "(no log)"
        return "\n".join(self.log_path.read_text(errors="replace").splitlines()[-_LOG_LINES:]) or "(nothing)"

    def stop(self) -> None:
        """End the child and forget its log; harmless when it is gone already."""
        if self._child is not None:
            _end(self._child)
        if self._scratch is not None:
            self._scratch.cleanup()

    def _start(self, log: BinaryIO) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", __package__, "--account", self.account, "--port", str(self._wanted_port)]
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=_child_environment(),
            # Ctrl-C goes to the whole foreground group: the parent decides when its AWS ends.
            start_new_session=True,
        )

    def _read_port(self, child: subprocess.Popen[bytes]) -> int:
        line = _read_line(child, time.monotonic() + START_SECONDS)
        if not line.strip().isdigit():
            raise RehearsalError(
                f"the embedded AWS did not start (exit code {child.poll()}, waited at most {START_SECONDS:.0f} s); "
                f"its last words:\n{self.last_words()}"
            )
        return int(line)


def _child_environment() -> dict[str, str]:
    """The parent's environment without AWS variables, with this very ``viaduct`` on the path."""
    root = str(Path(__file__).parents[3])
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "MOTO_"))}
    return kept | {"PYTHONPATH": path, "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}


def _read_line(child: subprocess.Popen[bytes], deadline: float) -> bytes:
    """The first line of the child's stdout; what came of it when the child ends or the deadline passes."""
    assert child.stdout is not None  # noqa: S101  # it was started with a pipe
    line = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while not line.endswith(b"\n"):
            if not selector.select(max(0.0, deadline - time.monotonic())):
                break
            piece = os.read(child.stdout.fileno(), 64)
            if not piece:
                child.wait(STOP_SECONDS)
                break
            line += piece
    return line


def _end(child: subprocess.Popen[bytes]) -> None:
    """Close the child's stdin, which ends it; kill it if that does not help."""
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
