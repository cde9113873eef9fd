"""Many addresses, several hosts at a time, one request at a time to each."""

from __future__ import annotations

import contextlib
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING

from dateline.links.judge import REDIRECTS, is_failing, phrase
from dateline.links.request import MOST_BODY, Answer, UnansweredError, ask
from dateline.links.robots import MOST_BYTES as ROBOTS_BYTES
from dateline.links.robots import Robots, robots_of
from dateline.links.target import redirected, target_of
from dateline.links.visit import KeptOutError, visit

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from dateline.links.judge import Verdict
    from dateline.links.request import Manners
    from dateline.links.target import Target

MOST_FAILURES = 2
"""After so many addresses in a row for which a host did not answer, it is spared the others."""

_MOST_REDIRECTS = 5
"""How many redirects lead to a robots.txt at most."""
_GOOD = range(200, 300)


class _Closed(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    """Nobody waits for an answer any more."""


@dataclass(frozen=True, slots=True)
class Visited:
    """An address that was tried, or was to be."""

    address: str
    verdict: Verdict | None
    """None where its host did not answer for others, and was spared this one."""


def visit_all(addresses: Iterable[str], manners: Manners) -> Generator[Visited, None, None]:
    """Try addresses and yield what became of each as soon as it is known.

    Each host gets its addresses in the order given. When the caller stops early, no further request
    is sent.
    """
    of_host: defaultdict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        of_host[_host(address)].append(address)
    door = _PoliteDoor(manners)
    results: SimpleQueue[Visited | None] = SimpleQueue()
    with ThreadPoolExecutor(manners.hosts) as pool:
        waiting = [pool.submit(_visit_host, its, door, results) for its in of_host.values()]
        try:
            open_hosts = len(waiting)
            while open_hosts:
                found = results.get()
                if found is None:
                    open_hosts -= 1
                else:
                    yield found
        finally:
            door.closed.set()
            pool.shutdown(wait=True, cancel_futures=True)
    for one in waiting:
        one.result()


def _host(address: str) -> str:
    try:
        return target_of(address).host
    except ValueError:
        return ""


def _visit_host(
    addresses: Sequence[str], door: _PoliteDoor, results: SimpleQueue[Visited | None]
) -> None:
    failures = 0
    try:
        for address in addresses:
            if failures >= MOST_FAILURES:
                results.put(Visited(address, None))
                continue
            made = visit(address, door, door.manners)
            failures = failures + 1 if made.failing else 0
            results.put(Visited(address, made.verdict))
    except _Closed:
        pass
    finally:
        results.put(None)


def _robots_in(answer: Answer) -> Robots:
    if is_failing(answer):
        raise UnansweredError(f"its robots.txt: {phrase(answer.status)}", again=True)
    if answer.status not in _GOOD:
        return Robots()
    return robots_of(answer.body.encode("latin-1").decode(errors="replace"))


@dataclass(slots=True)
class _Turn:
    """Whose turn it is to ask a host, and from when on it may be asked."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free: float = 0
    """On the clock that only runs forward, in seconds."""


@dataclass(frozen=True, slots=True)
class _PoliteDoor:
    """The way to all hosts: redirects lead many addresses to one host, so all pass here."""

    manners: Manners
    closed: threading.Event = field(default_factory=threading.Event)
    _robots: dict[tuple[str, str, int], Robots] = field(default_factory=dict)
    _turns: defaultdict[str, _Turn] = field(default_factory=lambda: defaultdict(_Turn))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, target: Target, method: str) -> Answer:
        """Send one request when the turn has come, and return its answer.

        Raises:
            UnansweredError: There is no answer.
            KeptOutError: The host's robots.txt forbids it.
        """
        robots = self._robots.get(target.origin)
        if robots is None:
            robots = self._robots[target.origin] = self._robots_at(target)
        if not robots.allow(target.resource):
            raise KeptOutError
        return self._send(target, method)

    def _robots_at(self, target: Target) -> Robots:
        """Ask for a robots.txt; one that cannot be had forbids nothing (RFC 9309, section 2.3.1).

        A host that fails at this is not asked for anything else.
        """
        address = f"{target.scheme}://{target.authority}/robots.txt"
        with contextlib.suppress(ValueError):
            for _ in range(_MOST_REDIRECTS + 1):
                answer = self._send(target_of(address), "GET", most=ROBOTS_BYTES)
                location = answer.headers.get("location")
                if answer.status not in REDIRECTS or not location:
                    return _robots_in(answer)
                address = redirected(address, location)
        return Robots()

    def _send(self, target: Target, method: str, *, most: int = MOST_BODY) -> Answer:
        turn = self._turn(target.host)
        with turn.lock:
            while not self.closed.is_set() and (wait := turn.free - monotonic()) > 0:
                self.closed.wait(wait)
            if self.closed.is_set():
                raise _Closed
            try:
                return ask(target, method, self.manners, most=most)
            finally:
                turn.free = monotonic() + self.manners.pause

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for at least so long from now on."""
        turn = self._turn(host)
        with turn.lock:
            turn.free = max(turn.free, monotonic() + seconds)

    def _turn(self, host: str) -> _Turn:
        with self._lock:
            return self._turns[host]
