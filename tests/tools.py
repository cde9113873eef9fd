"""The tools some tests need beside Python, and a small web server to look at sites with."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from socket import socket
    from socketserver import BaseServer

ROOT = Path(__file__).resolve().parents[1]

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
HTML_CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
YAML_LANGUAGE_SERVER = (
    ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
)

LIGHTHOUSE = ROOT / "node_modules" / "lighthouse" / "core" / "index.js"

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


@dataclass(frozen=True, slots=True)
class Tool:
    """Something outside Python that a marked test cannot do without."""

    name: str
    found: bool
    remedy: str
    """How to get it: what follows "get it with"."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the tests with one marker need."""

    marker: str
    checks: str
    """What is not checked without it: `12 browser checks`."""
    tools: tuple[Tool, ...]
    binding: bool = True
    """Whether their absence fails a run under CI."""

    @property
    def absent(self) -> tuple[Tool, ...]:
        """The tools this machine does not have."""
        return tuple(tool for tool in self.tools if not tool.found)


def under_ci(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a missing tool has to fail the run instead of leaving tests out."""
    return environment.get("CI", "").lower() not in {"", "0", "false"}


def find_chromium(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The browser that CHROMIUM names, or else the first one installed."""
    if named := environment.get("CHROMIUM"):
        return Path(named) if Path(named).is_file() else None
    path = environment.get("PATH")
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name, path=path):
            return Path(found)
    return CHROMIUM_ON_MACOS if CHROMIUM_ON_MACOS.is_file() else None


def find_java(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The Java that the HTML checker runs on."""
    found = shutil.which("java", path=environment.get("PATH"))
    return Path(found) if found else None


def find_node(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The Node.js that Lighthouse and the language server run on."""
    found = shutil.which("node", path=environment.get("PATH"))
    return Path(found) if found else None


def requirements(
    articles: Path, environment: Mapping[str, str] = os.environ
) -> tuple[Requirement, ...]:
    """What the tests with each marker need, and whether this machine has it.

    The articles are others' work and no part of the repository, so a hosted runner, which has the
    repository alone, cannot be asked for them.
    """
    hosted = "GITHUB_ACTIONS" in environment
    npm = "npm ci --ignore-scripts"
    chromium = Tool(
        "Chromium",
        found=find_chromium(environment) is not None,
        remedy="apt-get install chromium, or CHROMIUM=/path/to/one",
    )
    java = Tool(
        "Java",
        found=find_java(environment) is not None,
        remedy="apt-get install default-jre-headless",
    )
    axe = Tool("axe-core", found=AXE.is_file(), remedy=npm)
    html_checker = Tool("Nu HTML checker", found=HTML_CHECKER.is_file(), remedy=npm)
    node = Tool(
        "Node.js",
        found=find_node(environment) is not None,
        remedy="apt-get install nodejs npm",
    )
    language_server = Tool("yaml-language-server", found=YAML_LANGUAGE_SERVER.is_file(), remedy=npm)
    lighthouse = Tool("Lighthouse", found=LIGHTHOUSE.is_file(), remedy=npm)
    material = Tool("articles", found=articles.is_dir(), remedy=f"a copy of them in {articles}")
    return (
        Requirement("browser", "browser", (chromium,)),
        Requirement("axe", "accessibility", (chromium, axe)),
        Requirement("html_checker", "HTML", (java, html_checker)),
        Requirement("editor", "editor", (node, language_server)),
        Requirement("lighthouse", "Lighthouse", (chromium, node, lighthouse)),
        Requirement("articles", "article", (material,), binding=not hosted),
    )


class _SiteBelowPath(SimpleHTTPRequestHandler):
    """Serves a folder below a path, as a static host does: with the site's own 404 page."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(
        self,
        request: socket,
        client_address: tuple[str, int],
        server: BaseServer,
        *,
        below: str,
        directory: str,
        headers: Mapping[str, str],
    ) -> None:
        self.below = below  # first, for the base class answers the request while it is made
        self.more_headers = headers
        super().__init__(request, client_address, server, directory=directory)

    def translate_path(self, path: str) -> str:
        """Return the file for an address, or one that is never there for an address outside."""
        if not path.startswith(self.below):
            return str(Path(self.directory) / "outside the site")
        return super().translate_path(path.removeprefix(self.below.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address with the site's 404 page, if the address is below the path."""
        page = Path(self.directory) / "404.html"
        if (
            code != HTTPStatus.NOT_FOUND
            or not self.path.startswith(self.below)
            or not page.exists()
        ):
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Say what the host says with every answer."""
        for name, value in self.more_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, _template: str, *_arguments: object) -> None:
        """Say nothing: a test reports what went wrong by itself."""


@contextmanager
def serve_folder(
    folder: Path, *, below: str = "/a/b/", headers: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """Serve a folder on this machine's loopback address while the block runs.

    Yields the address of the folder's top, ending in a slash. Addresses outside `below` are not
    found, so a link that leaves the site's own path shows up as broken. Every answer has `headers`.
    """
    handler = partial(_SiteBelowPath, below=below, directory=str(folder), headers=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{below}"
        finally:
            server.shutdown()
            thread.join()
