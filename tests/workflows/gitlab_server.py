"""A GitLab on this machine's loopback address: answers from a table, and what it was asked."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "not a token of anything"  # noqa: S105 - it opens nothing


@dataclass(slots=True)
class GitLab:
    """What it answers, and what it was asked for."""

    answers: dict[str, object] = field(default_factory=dict)
    """By method and path; a number is a status that refuses."""
    calls: list[tuple[str, Any]] = field(default_factory=list)
    address: str = ""
    """Where its API begins."""

    @property
    def written(self) -> list[tuple[str, Any]]:
        """What was written: method and path, with the body."""
        return [call for call in self.calls if not call[0].startswith("GET ")]


@contextmanager
def running() -> Iterator[GitLab]:
    """Yield a GitLab that runs while the block does."""
    gitlab = GitLab()

    class Answers(BaseHTTPRequestHandler):
        def do_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = f"{self.command} {self.path.removeprefix('/api/v4/')}"
            gitlab.calls.append((asked, json.loads(body or b"null")))
            answer = gitlab.answers.get(asked, 404)
            if self.headers["PRIVATE-TOKEN"] != TOKEN:
                answer = 401
            self.send_response(answer if isinstance(answer, int) else 200)
            if answer == 302:
                self.send_header("Location", f"{gitlab.address}/elsewhere")
            self.end_headers()
            self.wfile.write(b"" if isinstance(answer, int) else json.dumps(answer).encode())

        do_GET = do_POST = do_PUT = do_any  # noqa: N815 - the names are those of the base class

        def log_message(self, *_arguments: object) -> None:
            """Say nothing: a test reports what went wrong by itself."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        gitlab.address = f"http://127.0.0.1:{server.server_address[1]}/api/v4"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield gitlab
        finally:
            server.shutdown()
            thread.join()
