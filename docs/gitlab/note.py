"""Write the review card of a merge request as its one note, or write that note anew.

Usage: note.py CARD, the card in Markdown. The first line of a card marks it; a note is ours if it
begins with that line and the owner of the token wrote it. Only Python's standard library is needed.

The pipeline says the rest: CI_API_V4_URL, CI_MERGE_REQUEST_PROJECT_ID, CI_MERGE_REQUEST_IID, and in
REVIEW_TOKEN a token that may write notes. Without the token, as in a pipeline of a fork, nothing is
written.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

if TYPE_CHECKING:
    from collections.abc import Iterator

PER_PAGE = 100
SECONDS = 30
"""How long GitLab may take for an answer."""


class NoteError(Exception):
    """GitLab did not do what it was asked for."""


class NoRedirect(HTTPRedirectHandler):
    """Follows nothing: the token is for the host that the pipeline names."""

    def redirect_request(self, *_arguments: object) -> None:
        """Return no further request, so that a redirect ends as an error."""


def note(text: str) -> str:
    """Write a card as a note and return one sentence that says what was done.

    Raises:
        NoteError: GitLab refused it.
    """
    if not os.environ.get("REVIEW_TOKEN"):
        return "There is no token here: the card is among the files of the job, and no note."
    project, number = os.environ["CI_MERGE_REQUEST_PROJECT_ID"], os.environ["CI_MERGE_REQUEST_IID"]
    request = f"projects/{project}/merge_requests/{number}"
    if call("GET", request)["sha"] != commit():
        return "The merge request has moved on: nothing is written."
    author = call("GET", "user")["id"]
    marker = text.partition("\n")[0]
    own = next((one for one in notes(request) if is_own(one, marker, author)), None)
    if own is None:
        call("POST", f"{request}/notes", {"body": text})
        return f"The card is a new note of merge request {number}."
    call("PUT", f"{request}/notes/{own['id']}", {"body": text})
    return f"The note of merge request {number} is renewed."


def commit() -> str:
    """Return the head of the source branch, also where the pipeline runs on a merge made of it."""
    return os.environ.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or os.environ["CI_COMMIT_SHA"]


def notes(request: str) -> Iterator[dict[str, Any]]:
    """Yield the notes of a merge request, page after page."""
    page = 1
    while True:
        found = call("GET", f"{request}/notes?sort=asc&per_page={PER_PAGE}&page={page}")
        yield from found
        if len(found) < PER_PAGE:
            return
        page += 1


def is_own(one: dict[str, Any], marker: str, author: int) -> bool:
    """Return whether the owner of the token wrote a note, and it is a card."""
    begins: bool = one["body"].splitlines()[:1] == [marker]
    written: bool = one["author"]["id"] == author
    return begins and written


def call(method: str, path: str, body: dict[str, str] | None = None) -> Any:  # noqa: ANN401
    """Return the JSON that GitLab answers.

    Raises:
        NoteError: It answers with an error, or not at all.
    """
    request = Request(  # noqa: S310 - the pipeline says where GitLab is
        f"{os.environ['CI_API_V4_URL']}/{path}",
        data=json.dumps(body).encode() if body else None,
        method=method,
        headers={
            "PRIVATE-TOKEN": os.environ["REVIEW_TOKEN"],
            "Content-Type": "application/json",
        },
    )
    try:
        with build_opener(NoRedirect).open(request, timeout=SECONDS) as answer:
            return json.load(answer)
    except HTTPError as error:
        raise NoteError(f"{method} {path}: GitLab answers {error.code} {error.reason}") from error
    except (URLError, TimeoutError, ValueError) as error:
        raise NoteError(f"{method} {path}: {error}") from error


if __name__ == "__main__":
    try:
        said = note(Path(sys.argv[1]).read_text(encoding="utf-8").strip())
    except NoteError as error:
        sys.exit(str(error))
    sys.stdout.write(f"{said}\n")
