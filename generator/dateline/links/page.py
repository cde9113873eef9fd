"""One page, whole, for an editor who asks for it, with the care that every address gets."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from dateline.links.judge import REDIRECTS
from dateline.links.request import UnansweredError, ask
from dateline.links.target import redirected, target_of

if TYPE_CHECKING:
    from dateline.links.request import Answer, Manners

MOST_BYTES = 5 * 1024 * 1024
"""The size above which a page is refused."""

_MOST_REDIRECTS = 10
_READ = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")


@dataclass(frozen=True, slots=True)
class Page:
    """What is at an address."""

    address: str
    """The one that answered, after all redirects."""
    content_type: str
    """Without parameters: `text/html`."""
    charset: str
    """As the host says; empty where it does not."""
    body: bytes


def fetch(address: str, manners: Manners) -> Page:
    """Return the page at an address.

    Every host on the way is looked up and refused by itself, so that no redirect leads into a
    private network.

    Raises:
        UnansweredError: A host is not one that is asked, there was no answer, or the answer is not
            a page that is read.
    """
    current = address
    for _ in range(_MOST_REDIRECTS + 1):
        try:
            target = target_of(current)
        except ValueError as error:
            raise UnansweredError(str(error), again=False) from error
        answer = ask(target, "GET", manners, most=MOST_BYTES + 1)
        location = answer.headers.get("location")
        if answer.status not in REDIRECTS or not location:
            return _page(current, answer)
        try:
            current = redirected(current, location)
        except ValueError as error:
            raise UnansweredError("it leads on to what is no address", again=False) from error
    raise UnansweredError("it leads on without end", again=False)


def _page(address: str, answer: Answer) -> Page:
    if answer.status != HTTPStatus.OK:
        raise UnansweredError(f"the host answers {answer.status}", again=False)
    content_type, _, parameters = answer.headers.get("content-type", "").partition(";")
    kind = content_type.strip().lower()
    if kind not in _READ:
        raise UnansweredError("it is neither HTML nor text", again=False)
    body = answer.body.encode("latin-1")
    if len(body) > MOST_BYTES:
        raise UnansweredError(f"it is larger than {MOST_BYTES // 1024 // 1024} MB", again=False)
    length = answer.headers.get("content-length", "")
    if length.isdecimal() and length.isascii() and len(body) < int(length[:12]):
        raise UnansweredError("the connection broke off", again=True)
    return Page(address, kind, _charset(parameters), body)


def _charset(parameters: str) -> str:
    for one in parameters.split(";"):
        name, _, value = one.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()
    return ""
