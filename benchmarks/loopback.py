"""A web server on the loopback that sends as a static host does, and counts the bytes."""

from __future__ import annotations

import gzip
from collections import Counter
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socket import socket
    from socketserver import BaseServer

LEVEL = 6
"""What hosts compress with."""
PACKED = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"})


class Sent:
    """What was sent since it was last asked for, by the suffix of the file: bytes of bodies."""

    def __init__(self) -> None:
        self.bytes: Counter[str] = Counter()

    def taken(self) -> dict[str, int]:
        """Return what was sent and begin anew."""
        taken, self.bytes = dict(self.bytes), Counter()
        return taken


class _Packing(SimpleHTTPRequestHandler):
    """Sends files packed with gzip, over connections that stay open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(
        self,
        request: socket,
        client_address: tuple[str, int],
        server: BaseServer,
        *,
        directory: str,
        sent: Sent,
    ) -> None:
        self.sent = sent  # first, for the base class answers the request while it is made
        super().__init__(request, client_address, server, directory=directory)

    def do_GET(self) -> None:
        """Answer with a file."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = _body(file, file.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        self.sent.bytes[file.suffix] += len(body)

    def log_message(self, _template: str, *_arguments: object) -> None:
        """Say nothing."""


@lru_cache(maxsize=256)
def _body(file: Path, _changed: int) -> bytes:
    """Return what is sent of a file; a host packs it once and not for each reader."""
    body = file.read_bytes()
    return gzip.compress(body, LEVEL) if file.suffix in PACKED else body


@contextmanager
def serve(folder: Path) -> Iterator[tuple[str, Sent]]:
    """Serve a folder while the block runs; yields its address, ending in a slash, and the count."""
    sent = Sent()
    handler = partial(_Packing, directory=str(folder), sent=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", sent
        finally:
            server.shutdown()
            thread.join()
