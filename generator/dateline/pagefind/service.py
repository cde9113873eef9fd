"""Pagefind's program and how one talks to it: JSON in base64, each message ending in a comma.

The Python package of the same makers waits a tenth of a second for each record. Here a thread of
its own writes all messages while the answers are read.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Answer = dict[str, Any]

_CHUNK: Final = 1 << 20
_END: Final = b","


class PagefindError(Exception):
    """The index cannot be made; the text says why and what to do, for whoever builds the site."""


def find_executable() -> Path:
    """Return Pagefind's program, which the package `pagefind-bin` brings.

    Raises:
        PagefindError: There is none for this platform, or it was not installed.
    """
    try:
        from pagefind_bin import (  # type: ignore[import-untyped] # noqa: PLC0415 - not everywhere
            get_executable,
        )

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise PagefindError(
            "search needs the program of Pagefind, which is not installed for this Python"
            f" ({sys.platform}, {platform.machine()})\n"
            "hint: `pip install pagefind-bin` brings it for Linux, macOS and Windows on x86-64 and"
            " ARM64; elsewhere build without search: write `- dateline: {search: false}` under"
            " `plugins:` in mkdocs.yml"
        ) from error


def exchange(executable: Path, requests: Sequence[Mapping[str, object]]) -> Iterator[Answer]:
    """Send requests to a new process of Pagefind's service and yield what it answers to each.

    Args:
        executable: Pagefind's program.
        requests: What is asked, in order.

    Raises:
        PagefindError: The program cannot be run, ends early, or says that something is wrong.
    """
    with tempfile.TemporaryFile() as said:
        try:
            process = subprocess.Popen(  # noqa: S603 - the program of a package that is locked
                [executable, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                # It would read settings from a file in its folder and from the environment.
                cwd=executable.parent,
                env={name: value for name, value in os.environ.items() if "PAGEFIND" not in name},
            )
        except OSError as error:
            raise PagefindError(f"{executable} cannot be run: {error.strerror}") from error
        with process:
            writer = Thread(target=_write, args=(process.stdin, requests), daemon=True)
            writer.start()
            try:
                answered = 0
                for answered, answer in enumerate(_answers(process.stdout), 1):
                    yield _unless_error(answer)
                    if answered == len(requests):
                        break
            finally:
                process.kill()
                writer.join()
                _close(process.stdin)
        if answered < len(requests):
            said.seek(0)
            raise PagefindError(_ended(process.returncode, said.read()))


def _write(stream: IO[bytes] | None, requests: Sequence[Mapping[str, object]]) -> None:
    # A process that has ended takes no more; what it answered says so.
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            for number, request in enumerate(requests):
                message = json.dumps({"message_id": number, "payload": request})
                stream.write(base64.b64encode(message.encode()) + _END)
            stream.flush()


def _close(stream: IO[bytes] | None) -> None:
    # What a process that has ended did not take is still to be written.
    with contextlib.suppress(OSError):
        if stream is not None:
            stream.close()


def _answers(stream: IO[bytes] | None) -> Iterator[Answer]:
    rest: list[bytes] = []
    while stream is not None and (chunk := os.read(stream.fileno(), _CHUNK)):
        *ended, last = chunk.split(_END)
        for message in ended:
            yield json.loads(base64.b64decode(b"".join([*rest, message])))["payload"]
            rest.clear()
        rest.append(last)


def _unless_error(answer: Answer) -> Answer:
    if answer["type"] == "Error":
        raise PagefindError(f"Pagefind says: {answer.get('message')}")
    return answer


def _ended(status: int, said: bytes) -> str:
    last = said.decode(errors="replace").strip().splitlines()[-1:]
    text = f"Pagefind ended before it was done (status {status}): {''.join(last) or 'no reason'}"
    return f"{text}\nhint: a large index takes gigabytes of memory; is there enough?"
