"""Write the review card of a pull request as its one comment, or write that comment anew.

The card was made where a stranger's change was run, so nothing of it is taken on trust: not the
size of the artifact, not the names in it, not the number of the pull request. The number has to be
that of a pull request whose head is the very commit and branch that was checked, which GitHub says
and not the artifact. The card travels as values; its Markdown is written here, by the Dateline of
the default branch, in which a stranger's words are just words.
"""

from __future__ import annotations

import re
import sys
import zlib
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dateline.review.card import MOST_BYTES, CardError, from_json
from dateline.review.lines import Lines
from dateline.review.markdown import markdown
from github import (
    NothingToDoError,
    RefusedError,
    carried_out,
    downloaded,
    get,
    listed,
    ours,
    send,
    variable,
)

ARTIFACT = "review-card"
FILES = {"card.json": MOST_BYTES, "number": 9}
"""The files of the artifact, and how many bytes each has at most."""


def comment() -> str:
    """Write the comment and return one sentence that says so."""
    repository = f"repos/{variable('GITHUB_REPOSITORY')}"
    number, card = unpacked(artifact(repository))
    text = as_markdown(card)
    expect_current(get(f"{repository}/pulls/{number}"))
    return written(repository, number, text)


def artifact(repository: str) -> bytes:
    """Return the newest card that the run made, as GitHub packs it.

    Raises:
        NothingToDoError: The run made none.
        RefusedError: It is too large.
    """
    made = get(f"{repository}/actions/runs/{variable('RUN_ID')}/artifacts?name={ARTIFACT}")
    cards = [one for one in made["artifacts"] if one["name"] == ARTIFACT and not one["expired"]]
    if not cards:
        raise NothingToDoError("the check ended before there was a card")
    newest = max(cards, key=lambda one: int(one["id"]))
    most = sum(FILES.values())
    if newest["size_in_bytes"] > most:
        raise RefusedError(f"the card is said to have more than {most:,} bytes")
    return downloaded(f"{repository}/actions/artifacts/{newest['id']}/zip", most)


def unpacked(archive: bytes) -> tuple[str, bytes]:
    """Return the number of a pull request and a card; nothing is written to the disk.

    Raises:
        RefusedError: The artifact does not hold exactly the files that it should, one of them is
            too large, or the number is none.
    """
    try:
        with ZipFile(BytesIO(archive)) as opened:
            entries = opened.infolist()
            if sorted(entry.filename for entry in entries) != sorted(FILES):
                raise RefusedError(f"the artifact holds other files than {', '.join(FILES)}")
            files = {entry.filename: _read(opened, entry) for entry in entries}
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as why:
        raise RefusedError("the artifact is no archive that can be read") from why
    number = files["number"].decode("ascii", "replace")
    if not re.fullmatch(r"[1-9][0-9]{0,8}", number):
        raise RefusedError("what should be the number of a pull request is none")
    return number, files["card.json"]


def _read(opened: ZipFile, entry: ZipInfo) -> bytes:
    most = FILES[entry.filename]
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise RefusedError("the artifact is packed in an unusual way")
    with opened.open(entry) as file:
        # What the archive says of a file's size is a stranger's word too.
        found = file.read(most + 1)
    if len(found) > most:
        raise RefusedError(f"{entry.filename} has more than {most:,} bytes")
    return found


def as_markdown(card: bytes) -> str:
    """Return a stored card as Markdown, as `dateline review --from` does.

    Raises:
        RefusedError: It is no card.
    """
    address = f"{variable('GITHUB_SERVER_URL')}/{variable('GITHUB_REPOSITORY')}"
    try:
        read = from_json(card)
    except CardError as error:
        raise RefusedError(f"card.json cannot be used: {error}") from error
    return markdown(read, Lines.of(read, address)).strip()


def expect_current(pull: dict[str, Any]) -> None:
    """Make sure that a pull request is the one that was checked, and as it was then.

    Raises:
        NothingToDoError: It has moved on or is closed.
        RefusedError: It is another one.
    """
    head = pull["head"]
    here = (head["repo"] or {}).get("full_name"), head["ref"]
    if here != (variable("HEAD_REPOSITORY"), variable("HEAD_BRANCH")):
        raise RefusedError("the number is that of another pull request")
    if head["sha"] != variable("HEAD_SHA"):
        raise NothingToDoError("the pull request has moved on")
    if pull["state"] != "open":
        raise NothingToDoError("the pull request is closed")


def written(repository: str, number: str, text: str) -> str:
    """Write a comment, or write ours anew, and return one sentence that says so."""
    comments = listed(f"{repository}/issues/{number}/comments")
    marker = text.partition("\n")[0]
    own = next((one for one in comments if ours(one, marker)), None)
    if own is None:
        send("POST", f"{repository}/issues/{number}/comments", {"body": text})
        return f"The card is a new comment of pull request {number}."
    if own["body"].strip() == text:
        return f"The card of pull request {number} says the same as before."
    send("PATCH", f"{repository}/issues/comments/{own['id']}", {"body": text})
    return f"The comment of pull request {number} is renewed."


if __name__ == "__main__":
    sys.exit(carried_out(comment))
