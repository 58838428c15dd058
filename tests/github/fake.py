"""GitHub's REST API, as far as a job of Actions asks it: in memory, on 127.0.0.1.

Source: https://docs.github.com/en/rest
"""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

REPOSITORY = "acme/shop"
TOKEN = "a-token-of-this-test"
ACTIONS = "github-actions[bot]"
PAGE = 30


@dataclass
class Hub:
    """What the repository holds; ``refusals`` are answered first: a status for the next request of a method."""

    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    runs: list[dict[str, Any]] = field(default_factory=list)
    artifacts: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    refusals: list[tuple[str, int]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    login: str | None = None
    minutes: int = 0
    api: str = ""
    storage: str = ""

    def __enter__(self) -> Self:
        self._servers = [_server(self, _Api), _server(self, _Storage)]
        self.api, self.storage = (f"http://127.0.0.1:{server.server_port}" for server in self._servers)
        return self

    def __exit__(self, *_: object) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def say(self, number: int, body: str, login: str = ACTIONS) -> dict[str, Any]:
        """Somebody comments on a pull request."""
        ids = [each["id"] for comments in self.comments.values() for each in comments]
        url = f"https://github.example/{REPOSITORY}/pull/{number}#issuecomment-{len(ids) + 1}"
        said = {"id": len(ids) + 1, "body": body, "user": {"login": login}, "html_url": url}
        said["url"] = f"{self.api}/repos/{REPOSITORY}/issues/comments/{said['id']}"
        self.comments.setdefault(number, []).append(said)
        return said

    @property
    def now(self) -> str:
        """A minute later each time that it is looked at."""
        self.minutes += 1
        return f"2026-11-22T{self.minutes // 60:02}:{self.minutes % 60:02}:00Z"

    def merge(self, number: int, head: str, commit: str, base: str = "main") -> None:
        """A pull request comes to be a commit of the branch."""
        merged = {"merged_at": self.now, "merge_commit_sha": commit, "base": {"ref": base}}
        self.pulls.append({"number": number, "head": {"sha": head}, **merged})

    def repeat(self, number: int) -> None:
        """Somebody runs all jobs of a run again."""
        run = self.runs[number - 1]
        run |= {"run_attempt": run["run_attempt"] + 1, "run_started_at": self.now}

    def ended(self, number: int, conclusion: str) -> None:
        """A run has come to its end."""
        self.runs[number - 1] |= {"status": "completed", "conclusion": conclusion}

    def ran(
        self,
        head: str,
        conclusion: str | None = "success",
        repository: str = REPOSITORY,
        event: str = "pull_request",
    ) -> int:
        """A run of plan.yml for a pull request; it goes on if it has no conclusion yet."""
        number = len(self.runs) + 1
        self.runs.append(
            {
                "id": number,
                "run_number": number,
                "run_attempt": 1,
                "run_started_at": self.now,
                "head_sha": head,
                "event": event,
                "status": "completed" if conclusion else "in_progress",
                "conclusion": conclusion,
                "html_url": f"https://github.example/{REPOSITORY}/actions/runs/{number}",
                "artifacts_url": f"{self.api}/repos/{REPOSITORY}/actions/runs/{number}/artifacts",
                "head_repository": {"full_name": repository},
            }
        )
        return number

    def upload(self, run: int, name: str, files: dict[str, bytes], *, expired: bool = False) -> int:
        """What actions/upload-artifact does; the artifact's number."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for file, content in files.items():
                archive.writestr(file, content)
        kept = self.artifacts.setdefault(run, [])
        number = run * 100 + len(kept)
        url = f"{self.api}/repos/{REPOSITORY}/actions/artifacts/{number}/zip"
        kept.append(
            {"id": number, "name": name, "expired": expired, "archive_download_url": url, "zip": packed.getvalue()}
        )
        return number

    def download(self, run: int, name: str) -> dict[str, bytes]:
        """What actions/download-artifact does."""
        (found,) = (each for each in self.artifacts[run] if each["name"] == name)
        with zipfile.ZipFile(io.BytesIO(found["zip"])) as archive:
            return {file: archive.read(file) for file in archive.namelist()}

    def zip_of(self, number: int) -> bytes:
        """An artifact, as it is stored."""
        return next(each["zip"] for kept in self.artifacts.values() for each in kept if each["id"] == number)


class _Handler(BaseHTTPRequestHandler):
    """One request; ``hub`` is set by the server's own subclass."""

    hub: Hub
    protocol_version = "HTTP/1.1"

    def answer(self, status: int, content: Any = None, headers: dict[str, str] | None = None) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - so the base class calls it
        """Nothing on the test's standard error."""


class _Api(_Handler):
    """api.github.com."""

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def do_PATCH(self) -> None:
        self._handle()

    def _handle(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"null")
        path = urlsplit(self.path)
        self.hub.asked.append(f"{self.command} {path.path}")
        if self.headers.get("Authorization", "").split()[-1:] != [TOKEN]:
            self.answer(401, {"message": "Bad credentials"})
        elif refusal := next((each for each in self.hub.refusals if each[0] == self.command), None):
            self.hub.refusals.remove(refusal)
            self.answer(refusal[1], {"message": "Resource not accessible by integration"})
        else:
            self._route(path.path, {name: values[0] for name, values in parse_qs(path.query).items()}, body)

    def _route(self, path: str, query: dict[str, str], body: Any) -> None:
        inside = path.removeprefix(f"/repos/{REPOSITORY}")
        for pattern, act in self._routes(query, body).items():
            method, _, shape = pattern.partition(" ")
            if method == self.command and (found := re.fullmatch(shape, inside)):
                act(*found.groups())
                return
        self.answer(404, {"message": "Not Found"})

    def _routes(self, query: dict[str, str], body: Any) -> dict[str, Callable[..., None]]:
        hub = self.hub
        return {
            "GET /user": self._user,
            r"GET /issues/(\d+)/comments": lambda number: self._page(query, hub.comments.get(int(number), [])),
            r"POST /issues/(\d+)/comments": lambda number: self.answer(
                201, hub.say(int(number), body["body"], self._me)
            ),
            r"PATCH /issues/comments/(\d+)": lambda id_: self._edit(int(id_), body["body"]),
            r"GET /commits/(\w+)/pulls": lambda _: self._page(query, hub.pulls),
            r"GET /actions/workflows/plan\.yml/runs": lambda: self._runs(query),
            r"GET /actions/runs/(\d+)/artifacts": lambda run: self._artifacts(int(run)),
            r"GET /actions/artifacts/(\d+)/zip": lambda id_: self.answer(
                302, None, {"Location": f"{hub.storage}/{id_}"}
            ),
        }

    @property
    def _me(self) -> str:
        return self.hub.login or ACTIONS

    def _user(self) -> None:
        if self.hub.login:
            self.answer(200, {"login": self.hub.login})
        else:
            self.answer(403, {"message": "Resource not accessible by integration"})

    def _page(self, query: dict[str, str], every: list[Any]) -> None:
        page, size = int(query.get("page", 1)), int(query.get("per_page", PAGE))
        more = len(every) > page * size
        path = urlsplit(self.path).path
        link = {"Link": f'<{self.hub.api}{path}?page={page + 1}&per_page={size}>; rel="next"'} if more else {}
        self.answer(200, every[(page - 1) * size : page * size], link)

    def _edit(self, id_: int, body: str) -> None:
        for comments in self.hub.comments.values():
            for each in comments:
                if each["id"] == id_:
                    each["body"] = body
                    self.answer(200, each)
                    return
        self.answer(404, {"message": "Not Found"})

    def _runs(self, query: dict[str, str]) -> None:
        found = [run for run in self.hub.runs if all(run[name] == query[name] for name in ("event", "head_sha"))]
        self.answer(200, {"total_count": len(found), "workflow_runs": found})

    def _artifacts(self, run: int) -> None:
        kept = self.hub.artifacts.get(run, [])
        shown = [{name: value for name, value in each.items() if name != "zip"} for each in kept]
        self.answer(200, {"total_count": len(shown), "artifacts": shown})


class _Storage(_Handler):
    """Where artifacts lie: another host, which must not see the token."""

    def do_GET(self) -> None:
        if "Authorization" in self.headers:
            self.answer(400, {"message": "a token was sent to the storage"})
        else:
            self.answer(200, self.hub.zip_of(int(self.path[1:])))


def _server(hub: Hub, handler: type[_Handler]) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (handler,), {"hub": hub}))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server
