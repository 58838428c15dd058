"""The child process: serve on 127.0.0.1, print the port as one line, leave when stdin ends."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading


def main() -> None:
    """Parse the arguments and serve until the parent is gone."""
    parser = argparse.ArgumentParser(prog="python -m viaduct.rehearsal.embedded_aws")
    parser.add_argument("--account", default="111111111111", help="owner of every request with an unknown key")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_the_parent, daemon=True).start()
    _serve(arguments.account, arguments.port)


def _leave_with_the_parent() -> None:
    """The kernel closes the pipe when the parent dies, however it dies: nothing can outlive it."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(0)


def _serve(account: str, port: int) -> None:
    # Moto reads these while it is imported.
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
    os.environ["MOTO_ACM_VALIDATION_WAIT"] = "0"
    from viaduct.rehearsal.embedded_aws.dispatch import Dispatcher
    from viaduct.rehearsal.embedded_aws.http import make_server
    from viaduct.rehearsal.embedded_aws.moto_settings import prepare
    from viaduct.rehearsal.embedded_aws.services import ANSWERS

    prepare(account)
    server = make_server(port, Dispatcher(ANSWERS))
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
