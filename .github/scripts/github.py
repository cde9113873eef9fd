"""GitHub's API as the scripts beside this one need it, through `gh`, which every runner has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_CHARACTERS = 60_000
"""How long a text is at most; a comment or an issue is refused a little above it."""

ROBOT = "github-actions[bot]"
"""Who writes with the token of a workflow."""

_PER_PAGE = 100


class GitHubError(Exception):
    """GitHub did not do what it was asked for; `gh` has said why."""


class NothingToDoError(Exception):
    """There is a good reason to write nothing."""


class RefusedError(Exception):
    """What was handed over is not what the workflow makes."""


def variable(name: str) -> str:
    """Return an environment variable that the workflow sets.

    Raises:
        RefusedError: It is not set.
    """
    value = os.environ.get(name, "")
    if not value:
        raise RefusedError(f"the workflow does not set {name}")
    return value


def get(path: str) -> dict[str, Any]:
    """Return the object that the API answers for a path below its top."""
    answer: dict[str, Any] = json.loads(_gh(path))
    return answer


def send(method: str, path: str, body: dict[str, str]) -> None:
    """Send a JSON body."""
    _gh(path, "--method", method, "--input", "-", given=json.dumps(body).encode())


def listed(path: str) -> Iterator[dict[str, Any]]:
    """Yield the entries of a list, page after page.

    Args:
        path: The list, with a query or without.
    """
    joint = "&" if "?" in path else "?"
    page = 1
    while True:
        entries = json.loads(_gh(f"{path}{joint}per_page={_PER_PAGE}&page={page}"))
        yield from entries
        if len(entries) < _PER_PAGE:
            return
        page += 1


def downloaded(path: str, most: int) -> bytes:
    """Return what lies at a path.

    Args:
        path: Where it lies.
        most: How many bytes it has at most, whatever the API says of its size.

    Raises:
        RefusedError: It has more.
        GitHubError: It cannot be had.
    """
    with subprocess.Popen(("gh", "api", path), stdout=subprocess.PIPE) as running:
        found = running.stdout.read(most + 1) if running.stdout else b""
        if len(found) > most:
            running.kill()
            raise RefusedError(f"it has more than {most:,} bytes")
    if running.returncode:
        raise GitHubError(f"gh api {path} ended with {running.returncode}")
    return found


def ours(entry: dict[str, Any], marker: str) -> bool:
    """Return whether a workflow wrote a comment or an issue, and not somebody with its marker."""
    author = (entry["user"] or {}).get("login")
    return author == ROBOT and (entry["body"] or "").splitlines()[:1] == [marker]


def carried_out(script: Callable[[], str]) -> int:
    """Run a script, say in one line what came of it, and return the exit status.

    Args:
        script: What returns one sentence that says what it did.
    """
    try:
        said = script()
    except NothingToDoError as reason:
        said = f"Nothing to do: {reason}."
    except (RefusedError, GitHubError) as error:
        sys.stdout.write(f"::error::{error}\n")
        return 1
    sys.stdout.write(f"::notice::{said}\n")
    return 0


def _gh(path: str, *options: str, given: bytes | None = None) -> bytes:
    run = subprocess.run(
        ("gh", "api", path, *options), input=given, stdout=subprocess.PIPE, check=False
    )
    if run.returncode:
        raise GitHubError(f"gh api {path} ended with {run.returncode}")
    return run.stdout
