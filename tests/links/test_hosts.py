from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.links import hosts
from dateline.links.hosts import MOST_FAILURES, Visited, visit_all
from dateline.links.request import Answer
from dateline.model.sighting import State
from tests.links.server import MANNERS

if TYPE_CHECKING:
    from tests.links.server import Server

PATHS = [f"/page-{number}" for number in range(4)]


def test_one_request_at_a_time_to_each_host(server: Server) -> None:
    names = ("127.0.0.1", "localhost")
    addresses = [server.at(f"/short-nap#{path}", name) for path in PATHS for name in names]
    visited = list(visit_all(addresses, MANNERS))
    assert {one.address for one in visited} == set(addresses)
    assert server.most_at_once == {"127.0.0.1": 1, "localhost": 1, "*": 2}


def test_so_many_hosts_at_a_time_and_no_more(server: Server) -> None:
    addresses = [server.at("/short-nap", name) for name in ("127.0.0.1", "localhost", "127.1")]
    assert len(list(visit_all(addresses, replace(MANNERS, hosts=1)))) == 3
    assert server.most_at_once["*"] == 1


def test_a_host_is_left_alone_for_a_while_after_each_answer(server: Server) -> None:
    list(visit_all([server.at("/moved"), *map(server.at, PATHS)], replace(MANNERS, pause=0.1)))
    pairs = zip(server.asked, server.asked[1:], strict=False)
    assert all(after.began - before.ended >= 0.09 for before, after in pairs)
    assert len(server.asked) == 6


def test_redirects_to_one_host_wait_for_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    under_way: list[str] = []
    at_once = 0

    def ask(target: object, *_: object, **__: object) -> Answer:
        nonlocal at_once
        host = str(target.host)  # type: ignore[attr-defined] # of a Target
        if host != "consent.example":
            return Answer(302, {"location": "https://consent.example/?continue"})
        under_way.append(host)
        at_once = max(at_once, len(under_way))
        time.sleep(0.02)
        under_way.remove(host)
        return Answer(200)

    monkeypatch.setattr(hosts, "ask", ask)
    list(visit_all([f"https://{name}.example/" for name in "abcdef"], MANNERS))
    assert at_once == 1


def test_every_address_once_and_each_host_in_the_order_given(server: Server) -> None:
    addresses = [server.at(path) for path in (*PATHS, *PATHS, "/missing")]
    visited = [one.address for one in visit_all(addresses, MANNERS)]
    assert visited == [server.at(path) for path in (*PATHS, "/missing")]


def test_nothing_to_try() -> None:
    assert list(visit_all([], MANNERS)) == []


def test_a_host_that_does_not_answer_is_spared_the_rest(server: Server) -> None:
    addresses = [server.at(path) for path in ("/closed", "/closed#a", "/closed#b", "/live")]
    visited = list(visit_all(addresses, MANNERS))
    states = [one.verdict.state if one.verdict else None for one in visited]
    assert states == [State.UNREACHABLE] * MOST_FAILURES + [None, None]
    assert server.methods("/live") == []


def test_failures_that_do_not_follow_each_other_spare_nothing(server: Server) -> None:
    addresses = [server.at(path) for path in ("/closed", "/live", "/closed#a", "/missing")]
    assert all(one.verdict for one in visit_all(addresses, MANNERS))


def test_who_stops_early_waits_for_no_pause(server: Server) -> None:
    patient = replace(MANNERS, pause=0.5)
    results = visit_all([server.at("/first"), *map(server.at, PATHS)], patient)
    assert next(results).address == server.at("/first")
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < 5
    assert len(server.asked) == 1
    assert threading.active_count() < 10


def test_a_mistake_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Visited:
        raise ZeroDivisionError

    monkeypatch.setattr(hosts, "visit", broken)
    with pytest.raises(ZeroDivisionError):
        list(visit_all(["https://a.example/"], MANNERS))


@pytest.mark.parametrize(
    ("robots", "asked"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /\n", False),
        ("User-agent: *\nDisallow: /li\nAllow: /live\n", True),
        ("User-agent: *\nDisallow:\n\nUser-agent: Dateline\nDisallow: /live\n", False),
        ("<html>A page in its place</html>", True),
        (301, True),
        (403, True),
        (451, True),
        (404, True),
        (410, True),
    ],
)
def test_a_host_says_in_robots_txt_what_programs_may_ask(
    server: Server, robots: str | int, *, asked: bool
) -> None:
    server.robots = robots
    [visited] = visit_all([server.at("/live")], MANNERS)
    assert visited.verdict is not None
    assert server.methods("/live") == ["HEAD"] * asked
    if not asked:
        assert visited.verdict.state is State.BLOCKED
        assert visited.verdict.why == "its robots.txt keeps programs out"


def test_robots_txt_is_asked_for_once_of_each_host(server: Server) -> None:
    names = ("127.0.0.1", "localhost")
    list(visit_all([server.at(path, name) for path in PATHS for name in names], MANNERS))
    assert sorted(server.robots_asked) == ["127.0.0.1", "localhost"]


def test_where_a_redirect_leads_robots_txt_holds_too(server: Server) -> None:
    server.robots = "User-agent: *\nDisallow: /live\n"
    [visited] = visit_all([server.at("/moved")], MANNERS)
    assert visited.verdict is not None
    assert visited.verdict.state is State.BLOCKED
    assert [one.path for one in server.asked] == ["/moved"]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (503, "its robots.txt: 503 Service Unavailable"),
        (429, "its robots.txt: 429 Too Many Requests"),
    ],
)
def test_a_host_that_fails_at_robots_txt_is_not_asked_for_more(
    server: Server, status: int, why: str
) -> None:
    server.robots = status
    [visited] = visit_all([server.at("/live")], MANNERS)
    assert visited.verdict is not None
    assert visited.verdict.state is State.UNREACHABLE
    assert visited.verdict.why == why
    assert server.asked == []
