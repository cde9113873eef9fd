"""What became of one address: HEAD, then GET, redirects, and once more where that may help."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from dateline.links.judge import REDIRECTS, Hop, Trail, Verdict, is_failing, judge
from dateline.links.request import Answer, UnansweredError
from dateline.links.target import redirected, target_of
from dateline.model.sighting import SEEN, State

if TYPE_CHECKING:
    from dateline.links.request import Manners
    from dateline.links.target import Target

MOST_REDIRECTS = 10


class KeptOutError(Exception):
    """A host has asked programs not to ask for something."""


class Door(Protocol):
    """The one way to every host, which keeps the pauses between two requests to it."""

    def ask(self, target: Target, method: str) -> Answer:
        """Send one request when the turn has come, and return its answer.

        Raises:
            UnansweredError: There is no answer.
            KeptOutError: The host wants no program to ask this.
        """

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for at least so long from now on."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of trying an address."""

    verdict: Verdict
    failing: bool = False
    """Whether its host did not answer or wants fewer requests, so that others may be spared it."""


def visit(address: str, door: Door, manners: Manners) -> Visit:
    """Ask for an address and return what became of it; never raises for what a host does.

    HEAD is asked first, as it costs a host least. Many answer it wrongly, so that nothing but a
    page that is there is believed without GET. Only what may pass is tried again, each time after
    twice as long, or after as long as the host asks for: no answer, 5xx and 429.
    """
    made = _try(address, "HEAD", door)
    if made.verdict.state in SEEN or made.is_final:
        return _visit(made, address)
    for turn in range(manners.tries):
        wait = max(made.wait, manners.pause * 2**turn if made.again else 0)
        if wait > manners.longest_wait:
            break
        door.rest(made.host, wait)
        made = _try(address, "GET", door)
        if not made.again:
            break
    return _visit(made, address)


@dataclass(frozen=True, slots=True)
class _Try:
    """What came of following an address to its end once."""

    host: str
    """The host that answered last, or did not."""
    verdict: Verdict
    again: bool = False
    """Whether another try may have another outcome."""
    is_final: bool = False
    """Whether asking in another way cannot have another outcome."""
    is_host: bool = False
    """Whether it is the host that failed, and not this page of it."""
    wait: float = 0
    """For how many seconds the host asked to be left alone."""


def _try(address: str, method: str, door: Door) -> _Try:
    hops: list[Hop] = []
    host = ""
    current = address
    try:
        while len(hops) <= MOST_REDIRECTS:
            target = target_of(current)
            host = target.host
            answer = door.ask(target, method)
            location = answer.headers.get("location")
            if answer.status not in REDIRECTS or not location:
                return _answered(host, Trail(address, tuple(hops), answer))
            current = redirected(current, _as_utf8(location))
            hops.append(Hop(answer.status, current))
    except UnansweredError as error:
        verdict = _unreached(error.why, hops)
        return _Try(host, verdict, error.again, is_final=not error.again, is_host=error.again)
    except KeptOutError:
        return _Try(
            host, Verdict(State.BLOCKED, "its robots.txt keeps programs out"), is_final=True
        )
    except ValueError as error:
        return _Try(host, _unreached(str(error), hops), is_final=True)
    # A host that sends everybody in a circle would be noticed; one that wants a cookie does this.
    return _Try(host, Verdict(State.BLOCKED, "redirects without end"))


def _answered(host: str, trail: Trail) -> _Try:
    answer = trail.answer
    return _Try(
        host,
        judge(trail),
        is_failing(answer),
        is_host=answer.status == HTTPStatus.TOO_MANY_REQUESTS,
        wait=_asked_wait(answer) if is_failing(answer) else 0,
    )


def _unreached(why: str, hops: list[Hop]) -> Verdict:
    return Verdict(State.UNREACHABLE, f"it leads on, and there {why}" if hops else why)


def _as_utf8(location: str) -> str:
    """Return a header's value as it was meant: http.client takes every byte for a character."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def _asked_wait(answer: Answer) -> float:
    """Return what `Retry-After` asks for, in seconds; 0 where it asks for nothing that is plain."""
    given = answer.headers.get("retry-after", "").strip()
    if given.isdecimal() and given.isascii():
        return float(given[:9])
    try:
        # By the host's own clock, which is the one that it has named the time by.
        until, now = map(parsedate_to_datetime, (given, answer.headers.get("date", "")))
        return (until - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return 0


def _visit(made: _Try, address: str) -> Visit:
    return Visit(made.verdict, made.is_host and target_of(address).host == made.host)
