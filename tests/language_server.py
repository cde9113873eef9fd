"""A client of yaml-language-server: an editor that opens one file at a time.

The protocol is the Language Server Protocol, 3.17, over standard input and output.
"""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.tools import YAML_LANGUAGE_SERVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CURSOR = "^"
"""Where a text that is opened has the cursor; it is taken out."""


@dataclass(slots=True)
class Editor:
    """An open connection to the server."""

    process: subprocess.Popen[bytes]
    folder: Path
    settings: Mapping[str, object]
    diagnostics: dict[str, list[str]] = field(default_factory=dict)
    """What the server last said of each file."""
    asked: bool = False
    """Whether the server has asked for the settings: before that it knows no schema."""
    numbers: count[int] = field(default_factory=lambda: count(1))

    def open(self, path: str, text: str) -> tuple[str, dict[str, Any]]:
        """Open a text as a file of the folder; return its address and the place of the cursor.

        Every file has a name of its own: the server keeps what it knows of a name.
        """
        before, _, after = text.partition(CURSOR)
        folder, _, name = path.rpartition("/")
        unique = name if name == "vocabulary.yml" else f"{next(self.numbers)}-{name}"
        uri = (self.folder / folder / unique).as_uri()
        document = {
            "uri": uri,
            "languageId": "yaml",
            "version": next(self.numbers),
            "text": before + after,
        }
        self.tell("textDocument/didOpen", {"textDocument": document})
        line, column = before.count("\n"), len(before.rpartition("\n")[2])
        position = {"line": line, "character": column}
        return uri, {"textDocument": {"uri": uri}, "position": position}

    def completions(self, path: str, text: str) -> dict[str, str]:
        """What is offered at the cursor, with what is said of it."""
        uri, place = self.open(path, text)
        found = self.ask("textDocument/completion", place)
        self.close(uri)
        return {item["label"]: _plain(item.get("documentation")) for item in found["items"]}

    def hover(self, path: str, text: str) -> str:
        """What is said of what the cursor is on."""
        uri, place = self.open(path, text)
        found = self.ask("textDocument/hover", place)
        self.close(uri)
        return _plain(found["contents"]) if found else ""

    def problems(self, path: str, text: str) -> list[str]:
        """What is wrong with a text, each with its line."""
        uri, _ = self.open(path, text)
        self.diagnostics.pop(uri, None)
        while uri not in self.diagnostics:
            self.take(self.receive())
        found = self.diagnostics.pop(uri)
        self.close(uri)
        return found

    def changed(self, path: str) -> None:
        """Say that a file of the folder has changed, which editors watch."""
        change = {"uri": (self.folder / path).as_uri(), "type": 2}
        self.tell("workspace/didChangeWatchedFiles", {"changes": [change]})

    def close(self, uri: str) -> None:
        """Close a file."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def ask(self, method: str, params: object) -> Any:  # noqa: ANN401 - what the server answers
        """Return the answer to a request."""
        number = next(self.numbers)
        self.send({"id": number, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self.take(message)

    def tell(self, method: str, params: object) -> None:
        """Send a notification."""
        self.send({"method": method, "params": params})

    def take(self, message: Mapping[str, Any]) -> None:
        """Take in what the server says of itself."""
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.diagnostics[params["uri"]] = [
                f"{one['range']['start']['line'] + 1}: {one['message']}"
                for one in params["diagnostics"]
            ]
        elif message.get("method") == "workspace/configuration":
            sections = [item["section"] for item in message["params"]["items"]]
            result = [self.settings if name == "yaml" else {} for name in sections]
            self.send({"id": message["id"], "result": result})
            self.asked = True
        elif "id" in message:
            self.send({"id": message["id"], "result": None})

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """Return the next message; it fails when the server has ended."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


@contextmanager
def editor(folder: Path, settings: Mapping[str, object]) -> Iterator[Editor]:
    """Open a folder in an editor with some settings, those of `.vscode/settings.json`."""
    with subprocess.Popen(
        ["node", YAML_LANGUAGE_SERVER, "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        given = {name.removeprefix("yaml."): value for name, value in settings.items()}
        on = dict.fromkeys(("hover", "completion", "validate"), True)
        client = Editor(process, folder, {**given, **on, "schemaStore": {"enable": False}})
        try:
            root = folder.as_uri()
            document = {"hover": {"contentFormat": ["markdown"]}}
            client.ask(
                "initialize",
                {
                    "processId": None,
                    "rootUri": root,
                    "workspaceFolders": [{"uri": root, "name": "site"}],
                    "capabilities": {"textDocument": document},
                },
            )
            client.tell("initialized", {})
            client.tell("workspace/didChangeConfiguration", {"settings": {}})
            while not client.asked:
                client.take(client.receive())
            yield client
        finally:
            process.kill()


def _plain(text: object) -> str:
    return str(text.get("value", "")) if isinstance(text, dict) else str(text or "")
