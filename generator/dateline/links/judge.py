"""From answers to what became of an address. Nothing here asks anybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.model.same_address import comparable
from dateline.model.sighting import State

if TYPE_CHECKING:
    from dateline.links.request import Answer

PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}

_GONE = frozenset({404, 410})
_FAILING = range(500, 600)
_REFUSING = range(400, 500)
_GOOD = range(200, 300)
_NO_PROGRAMS = 999
"""What some hosts answer to whatever they take for a program. No standard knows it."""

# Pages that stand in the place of the one asked for until the reader has proved to be no program.
# Each phrase is one that only such a page holds.
_CHALLENGE = re.compile(
    r"<title>\s*(?:just a moment\.\.\.|attention required! \| cloudflare|pardon our interruption"
    r"|access to this page has been denied|ddos-guard|robot check|are you a robot\?)"
    r"|_incapsula_resource|geo\.captcha-delivery\.com|window\._pxappid|awswafcookiedomainlist",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"/*(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home)(?:\.\w{2,5})?/?)?", re.IGNORECASE
)
_MISSING = re.compile(
    r"/(?:error[-_]?)?(?:404|(?:page[-_]?)?not[-_]?found)(?:\.\w{2,5})?/?\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect."""

    status: int
    to: str
    """The address that it leads to."""


@dataclass(frozen=True, slots=True)
class Trail:
    """What came of asking for an address: redirects, then an answer that is none."""

    address: str
    hops: tuple[Hop, ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an address."""

    state: State
    why: str | None = None
    """What is wrong, in a few words; None for a page that is simply there."""
    to: str | None = None
    """The address to use in its place."""


def judge(trail: Trail) -> Verdict:
    """Return what became of an address.

    Nobody is called dead for refusing us: a page is dead when its server says so, or leads every
    visitor of the page to the home page or to a page for what is missing.
    """
    answer = trail.answer
    if is_challenge(answer):
        return Verdict(State.BLOCKED, "a page asks whether the reader is a program")
    if answer.status in _GONE:
        return Verdict(State.DEAD, phrase(answer.status))
    if answer.status in _REFUSING or answer.status == _NO_PROGRAMS:
        return Verdict(State.BLOCKED, phrase(answer.status))
    if answer.status not in _GOOD:
        return Verdict(State.UNREACHABLE, phrase(answer.status))
    if trail.hops:
        return _redirected(trail)
    return Verdict(State.LIVE)


def is_failing(answer: Answer) -> bool:
    """Return whether an answer is one that may be another a moment later."""
    if is_challenge(answer):
        return False
    return answer.status in _FAILING or answer.status == HTTPStatus.TOO_MANY_REQUESTS


def is_challenge(answer: Answer) -> bool:
    """Return whether an answer wants proof that no program is asking."""
    headers = answer.headers
    return (
        headers.get("cf-mitigated", "").lower() == "challenge"
        or headers.get("x-amzn-waf-action", "").lower() in {"challenge", "captcha"}
        or _CHALLENGE.search(answer.body) is not None
    )


def phrase(status: int) -> str:
    """Return a status with the words that RFC 9110 has for it; never those of the server."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"the answer {status}"


def _redirected(trail: Trail) -> Verdict:
    last = trail.hops[-1].to
    if _MISSING.search(urlsplit(last).path):
        return Verdict(State.DEAD, "it leads to a page for what is missing")
    if _is_home(last) and not _is_home(trail.address):
        if _is_one_site(last, trail.address):
            return Verdict(State.DEAD, "it leads to the home page")
        # A short address may well have been one of a home page, so an editor has to look.
        return Verdict(State.MOVED, "it leads to the home page of another site", last)
    to = None
    for hop in trail.hops:
        if hop.status not in PERMANENT:
            break
        to = hop.to
    if to is None or to == trail.address:
        return Verdict(State.LIVE)
    near = comparable(to) == comparable(trail.address)
    return Verdict(State.MOVED, "the same page, written otherwise" if near else None, to)


def _is_one_site(one: str, other: str) -> bool:
    """Return whether the host of one address is that of the other or lies below it."""
    hosts = [
        f".{(urlsplit(address).hostname or '').removeprefix('www.')}" for address in (one, other)
    ]
    return hosts[0].endswith(hosts[1]) or hosts[1].endswith(hosts[0])


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.query and _HOME.fullmatch(parts.path) is not None
