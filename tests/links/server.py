"""A server on this machine that does everything a link checker meets on the web."""

from __future__ import annotations

import contextlib
import ssl
import threading
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dateline.links.request import Manners

if TYPE_CHECKING:
    from collections.abc import Iterator

CERTIFICATE = Path(__file__).parent / "localhost.pem"

MANNERS = Manners(user_agent="Dateline/test", pause=0, timeout=10, allow_private=True)
"""Nothing but ourselves, and without a pause: pauses are tested where they are kept."""
HASTY = replace(MANNERS, timeout=0.5)
"""For hosts that are slow on purpose."""

PERMANENT = {
    "/moved": "/live",
    "/moved-twice": "/moved",
    "/moved-then-found": "/found",
    "/with-slash": "/with-slash/",
    "/to-missing": "/missing",
}
TEMPORARY = {
    "/found": "/live",
    "/found-then-moved": "/moved",
    "/to-home": "/",
    "/to-404": "/errors/404.html",
    "/to-itself": "/to-itself",
    "/to-private": "http://10.0.0.1/",
    "/to-metadata": "http://169.254.169.254/latest/meta-data/",
    "/to-file": "file:///etc/passwd",
    "/to-user": "http://user:secret@127.0.0.1/",
    "/to-nowhere": "http://nothing.invalid/",
    "/in-another-script": "/статья",
}
STATUSES = {
    "/missing": 404,
    "/gone": 410,
    "/login": 401,
    "/forbidden": 403,
    "/legal": 451,
    "/no-programs": 999,
    "/failing": 500,
    "/odd": 304,
}
CHALLENGE = "<html><head><title>Just a moment...</title></head></html>"


class Asked(NamedTuple):
    """A request that the server got."""

    method: str
    host: str
    """As the header `Host` says, without the port."""
    path: str
    headers: dict[str, str]
    began: float
    ended: float


@dataclass(slots=True)
class Server:
    """The server, and what it was asked."""

    port: int
    scheme: str = "http"
    asked: list[Asked] = field(default_factory=list)
    robots: str | int = 404
    """What its robots.txt holds, or the status in its place."""
    robots_asked: list[str] = field(default_factory=list)
    """Who asked for that."""
    most_at_once: Counter[str] = field(default_factory=Counter)
    """The most requests that were under way at a time, by host; of all under `*`."""
    _now: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def methods(self, path: str) -> list[str]:
        """How a path was asked for, in order."""
        return [one.method for one in self.asked if one.path == path]

    @contextlib.contextmanager
    def noting(self, request: BaseHTTPRequestHandler) -> Iterator[int]:
        """Note a request while it is answered; yields how often its path was asked for before."""
        host = request.headers.get("Host", "").partition(":")[0]
        began = time.monotonic()
        with self._lock:
            before = self.methods(request.path)
            for name in (host, "*"):
                self._now[name] += 1
                self.most_at_once[name] = max(self.most_at_once[name], self._now[name])
            place = len(self.asked)
            self.asked.append(Asked("", "", "", {}, began, began))
            headers = dict(request.headers.items())
            self.asked[place] = Asked(request.command, host, request.path, headers, began, began)
        try:
            yield len(before)
        finally:
            with self._lock:
                self._now.subtract((host, "*"))
                self.asked[place] = self.asked[place]._replace(ended=time.monotonic())


class _Behaviour(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, server: Server, *arguments: object) -> None:
        self.known = server
        self.under_way = contextlib.ExitStack()
        super().__init__(*arguments)  # type: ignore[arg-type] # what the server class hands over

    def do_HEAD(self) -> None:
        if self.path == "/robots.txt":
            self._robots_txt()
            return
        with contextlib.ExitStack() as self.under_way:
            self._answer(self.under_way.enter_context(self.known.noting(self)))

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""

    def _answer(self, before: int) -> None:
        special = getattr(self, f"_{self.path[1:].replace('-', '_')}", None)
        if special is not None:
            special(before)
        elif self.path in PERMANENT:
            self._send(301, Location=PERMANENT[self.path])
        elif self.path in TEMPORARY:
            self._send(302, Location=TEMPORARY[self.path])
        else:
            self._send(STATUSES.get(self.path, 200), "<title>A page</title>")

    def _robots_txt(self) -> None:
        robots = self.known.robots
        self.known.robots_asked.append(self.headers["Host"].partition(":")[0])
        if isinstance(robots, int):
            moved = {"Location": "/robots.txt"} if robots == 301 else {}
            self._send(robots, "User-agent: *\nDisallow: /\n", **moved)
        else:
            self._send(200, robots)

    def _send(self, status: int, body: str = "", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            # As servers do it that never heard of percent signs.
            self.send_header(name.replace("_", "-"), value.encode().decode("latin-1"))
        self.send_header("Set-Cookie", "known=yes; Path=/")
        self.send_header("Content-Length", str(len(body.encode())))
        self.send_header("Connection", "close")
        # Whoever has the answer may ask for more before this thread goes on.
        self.under_way.close()
        self.end_headers()
        self.close_connection = True
        if self.command != "HEAD":
            self.wfile.write(body.encode())

    def _head_refused(self, _before: int) -> None:
        self._send(405 if self.command == "HEAD" else 200, "A page")

    def _head_missing(self, _before: int) -> None:
        self._send(404 if self.command == "HEAD" else 200, "A page")

    def _head_closed(self, _before: int) -> None:
        if self.command == "GET":
            self._send(200, "A page")
        self.close_connection = True

    def _closed(self, _before: int) -> None:
        self.close_connection = True

    def _fails_once(self, before: int) -> None:
        # HEAD and the first GET.
        self._send(500 if before <= 1 else 200)

    def _limited(self, before: int) -> None:
        self._send(*((429,) if before == 0 else (200,)), Retry_After="1")

    def _limited_for_long(self, _before: int) -> None:
        self._send(429, Retry_After="86400")

    def _always_limited(self, _before: int) -> None:
        self._send(429)

    def _challenged(self, _before: int) -> None:
        self._send(403, "<p>Wait</p>", cf_mitigated="challenge")

    def _challenged_with_a_page(self, _before: int) -> None:
        self._send(503, CHALLENGE)

    def _slow(self, _before: int) -> None:
        time.sleep(3 * HASTY.timeout)

    def _short_nap(self, _before: int) -> None:
        time.sleep(0.1)
        self._send(200)

    def _drips(self, _before: int) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        with contextlib.suppress(OSError):
            for _ in range(100):
                self.wfile.write(b"a")
                time.sleep(0.1)
        self.close_connection = True

    def _huge(self, _before: int) -> None:
        status = 405 if self.command == "HEAD" else 200
        with contextlib.suppress(OSError):
            self._send(status, "a" * 20_000_000)

    def _endless(self, _before: int) -> None:
        self.send_response(405 if self.command == "HEAD" else 200)
        self.end_headers()
        self.close_connection = True
        with contextlib.suppress(OSError):
            while self.command == "GET":
                self.wfile.write(b"a" * 100_000)

    def _no_http(self, _before: int) -> None:
        self.wfile.write(b"220 mail.example ESMTP\r\n")
        self.close_connection = True

    def _too_many_headers(self, _before: int) -> None:
        self._send(200, **{f"X-{number}": "a" for number in range(200)})

    def _long_header(self, _before: int) -> None:
        self._send(200, Location="a" * 100_000)


class _Quiet(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: that clients leave is what is tested."""


@contextlib.contextmanager
def serving(*, secure: bool = False) -> Iterator[Server]:
    """A server that runs until the end of the block."""
    known = Server(0)
    with _Quiet(("127.0.0.1", 0), partial(_Behaviour, known)) as server:
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            server.socket = context.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
            known.scheme = "https"
        known.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield known
        finally:
            server.shutdown()
            thread.join()
