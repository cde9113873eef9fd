from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from dateline.links import request
from dateline.links.hosts import visit_all
from dateline.links.judge import Verdict
from dateline.links.request import Answer, UnansweredError
from dateline.links.target import PORTS, Target
from dateline.links.visit import MOST_REDIRECTS, Visit, visit
from dateline.model.sighting import State
from tests.links.server import HASTY, MANNERS

if TYPE_CHECKING:
    from tests.links.server import Server

PAUSED = replace(MANNERS, pause=1)
FAILS = UnansweredError("no answer", again=True)


def verdict_of(address: str) -> Verdict:
    """What became of one address."""
    [visited] = visit_all([address], MANNERS)
    assert visited.verdict is not None
    return visited.verdict


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        ("/live", State.LIVE, None),
        ("/live?a=1&b=2", State.LIVE, None),
        ("/head-refused", State.LIVE, None),
        ("/head-missing", State.LIVE, None),
        ("/head-closed", State.LIVE, None),
        ("/fails-once", State.LIVE, None),
        ("/found", State.LIVE, None),
        ("/found-then-moved", State.LIVE, None),
        ("/in-another-script", State.LIVE, None),
        ("/huge", State.LIVE, None),
        ("/moved", State.MOVED, None),
        ("/moved-twice", State.MOVED, None),
        ("/moved-then-found", State.MOVED, None),
        ("/with-slash", State.MOVED, "the same page, written otherwise"),
        ("/missing", State.DEAD, "404 Not Found"),
        ("/gone", State.DEAD, "410 Gone"),
        ("/to-missing", State.DEAD, "404 Not Found"),
        ("/to-home", State.DEAD, "it leads to the home page"),
        ("/to-404", State.DEAD, "it leads to a page for what is missing"),
        ("/login", State.BLOCKED, "401 Unauthorized"),
        ("/forbidden", State.BLOCKED, "403 Forbidden"),
        ("/legal", State.BLOCKED, "451 Unavailable For Legal Reasons"),
        ("/no-programs", State.BLOCKED, "the answer 999"),
        ("/always-limited", State.BLOCKED, "429 Too Many Requests"),
        ("/limited-for-long", State.BLOCKED, "429 Too Many Requests"),
        ("/challenged", State.BLOCKED, "a page asks whether the reader is a program"),
        ("/challenged-with-a-page", State.BLOCKED, "a page asks whether the reader is a program"),
        ("/to-itself", State.BLOCKED, "redirects without end"),
        ("/failing", State.UNREACHABLE, "500 Internal Server Error"),
        ("/odd", State.UNREACHABLE, "304 Not Modified"),
        ("/closed", State.UNREACHABLE, "the connection broke off"),
        ("/no-http", State.UNREACHABLE, "its answer is not HTTP"),
        ("/to-nowhere", State.UNREACHABLE, "it leads on, and there there is no such host"),
    ],
)
def test_what_became_of_an_address(
    server: Server, path: str, state: State, why: str | None
) -> None:
    verdict = verdict_of(server.at(path))
    assert (verdict.state, verdict.why) == (state, why)
    assert (verdict.to is not None) is (state is State.MOVED)


def test_a_host_that_says_nothing(server: Server) -> None:
    [visited] = visit_all([server.at("/slow")], replace(HASTY, tries=1))
    assert visited.verdict == Verdict(State.UNREACHABLE, "no answer within 0.5 seconds")
    assert server.methods("/slow") == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/moved", "/live"),
        ("/moved-twice", "/live"),
        ("/moved-then-found", "/found"),
        ("/with-slash", "/with-slash/"),
    ],
)
def test_where_a_page_moved_to(server: Server, path: str, to: str) -> None:
    assert verdict_of(server.at(path)).to == server.at(to)
    assert verdict_of(server.at(f"{path}#part")).to == server.at(f"{to}#part")


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/live", ["HEAD"]),
        ("/missing", ["HEAD", "GET"]),
        ("/forbidden", ["HEAD", "GET"]),
        ("/challenged-with-a-page", ["HEAD", "GET"]),
        ("/fails-once", ["HEAD", "GET", "GET"]),
        ("/failing", ["HEAD", "GET", "GET", "GET"]),
        ("/closed", ["HEAD", "GET", "GET", "GET"]),
        ("/always-limited", ["HEAD", "GET", "GET", "GET"]),
        ("/limited-for-long", ["HEAD"]),
    ],
)
def test_only_what_may_pass_is_asked_for_again(
    server: Server, path: str, methods: list[str]
) -> None:
    verdict_of(server.at(path))
    assert server.methods(path) == methods


def test_a_redirect_is_followed_so_often_and_no_more(server: Server) -> None:
    verdict_of(server.at("/to-itself"))
    assert server.methods("/to-itself") == ["HEAD"] * (MOST_REDIRECTS + 1) + ["GET"] * (
        MOST_REDIRECTS + 1
    )


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/to-private", "the host is in a private network, which is not asked"),
        ("/to-metadata", "the host is in a private network, which is not asked"),
    ],
)
def test_a_redirect_into_a_private_network_is_not_followed(
    server: Server, monkeypatch: pytest.MonkeyPatch, path: str, why: str
) -> None:
    # As if this machine were a host of the public Internet, at the usual port.
    monkeypatch.setattr(request, "is_public", "127.0.0.1".__eq__)
    monkeypatch.setitem(PORTS, "http", server.port)
    [visited] = visit_all([server.at(path)], replace(MANNERS, allow_private=False))
    assert visited.verdict is not None
    assert visited.verdict.state is State.UNREACHABLE
    assert visited.verdict.why == f"it leads on, and there {why}"
    assert server.methods(path) == ["HEAD"]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/to-file", "the address begins with neither http:// nor https://"),
        ("/to-user", "the address holds a user name or a password"),
    ],
)
def test_a_redirect_out_of_the_web_is_not_followed(server: Server, path: str, why: str) -> None:
    verdict = verdict_of(server.at(path))
    assert (verdict.state, verdict.why) == (State.UNREACHABLE, f"it leads on, and there {why}")


def test_a_redirect_does_not_take_a_cookie_along(server: Server) -> None:
    verdict_of(server.at("/moved"))
    assert [one.path for one in server.asked] == ["/moved", "/live"]
    assert not any("Cookie" in one.headers for one in server.asked)


@pytest.mark.parametrize(
    "address", ["", "nothing", "javascript:alert(1)", "https://[", "http://a b/"]
)
def test_what_is_no_address_is_asked_of_nobody(address: str) -> None:
    assert verdict_of(address).state is State.UNREACHABLE


@dataclass(slots=True)
class Script:
    """A way to hosts that answer what the script says, the last answer for ever."""

    answers: list[Answer | UnansweredError]
    asked: list[str] = field(default_factory=list)
    rests: list[float] = field(default_factory=list)

    def ask(self, target: Target, method: str) -> Answer:
        self.asked.append(f"{method} {target.host}")
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, UnansweredError):
            raise answer
        return answer

    def rest(self, host: str, seconds: float) -> None:
        assert host == "a.example"
        self.rests.append(seconds)


def played(*answers: Answer | UnansweredError) -> tuple[Visit, Script]:
    script = Script(list(answers))
    return visit("https://a.example/b", script, PAUSED), script


@pytest.mark.parametrize(
    ("answers", "rests"),
    [
        ([Answer(404)], [0]),
        ([FAILS], [1, 2, 4]),
        ([Answer(500)], [1, 2, 4]),
        ([Answer(500), Answer(500), Answer(200)], [1, 2]),
        ([Answer(429, {"retry-after": "7"})], [7, 7, 7]),
        ([Answer(503, {"retry-after": "3"})], [3, 3, 4]),
        ([Answer(429, {"retry-after": "60"}), Answer(200)], [60]),
        ([Answer(429, {"retry-after": "61"})], []),
        ([Answer(429), Answer(429, {"retry-after": "9999999999999"})], [1]),
        ([Answer(429, {"retry-after": "soon"})], [1, 2, 4]),
        ([Answer(429, {"retry-after": "-5"})], [1, 2, 4]),
        ([Answer(404, {"retry-after": "600"})], [0]),
    ],
)
def test_how_long_a_host_is_left_alone(
    answers: list[Answer | UnansweredError], rests: list[float]
) -> None:
    assert played(*answers)[1].rests == rests


@pytest.mark.parametrize(
    ("until", "date", "rests"),
    [
        ("Tue, 03 Nov 2026 10:00:30 GMT", "Tue, 03 Nov 2026 10:00:00 GMT", [30]),
        ("Tue, 03 Nov 2026 10:02:00 GMT", "Tue, 03 Nov 2026 10:00:00 GMT", []),
        ("Tue, 03 Nov 2026 09:00:00 GMT", "Tue, 03 Nov 2026 10:00:00 GMT", [1]),
        ("Tue, 03 Nov 2026 10:00:30 GMT", "", [1]),
        ("Tue, 03 Nov 2026 10:00:30 -0000", "Tue, 03 Nov 2026 10:00:00 GMT", [1]),
    ],
)
def test_a_host_that_names_a_time_is_taken_by_its_own_clock(
    until: str, date: str, rests: list[float]
) -> None:
    limited = Answer(429, {"retry-after": until, "date": date})
    assert played(limited, Answer(200))[1].rests == rests


@pytest.mark.parametrize(
    ("answer", "failing"),
    [
        (Answer(200), False),
        (Answer(403), False),
        (Answer(404), False),
        (Answer(500), False),
        (Answer(429), True),
        (FAILS, True),
        (UnansweredError("its certificate has expired", again=False), False),
    ],
)
def test_when_others_of_the_host_are_to_be_spared(
    answer: Answer | UnansweredError, *, failing: bool
) -> None:
    assert played(answer)[0].failing is failing


def test_a_host_is_not_blamed_for_where_it_leads() -> None:
    elsewhere = Answer(302, {"location": "https://b.example/c"})

    @dataclass(slots=True)
    class Elsewhere(Script):
        def ask(self, target: Target, method: str) -> Answer:
            del method
            if target.host == "a.example":
                return elsewhere
            raise FAILS

        def rest(self, host: str, seconds: float) -> None:
            assert host == "b.example"
            self.rests.append(seconds)

    script = Elsewhere([])
    assert not visit("https://a.example/b", script, PAUSED).failing
    assert script.rests == [1, 2, 4]


@pytest.mark.parametrize("location", ["/caf\xe9", "/cafÃ©", "/caf%C3%A9"])
def test_an_address_that_a_host_writes_in_its_own_way(location: str) -> None:
    resources: list[str] = []

    @dataclass(slots=True)
    class Noting(Script):
        def ask(self, target: Target, method: str) -> Answer:
            resources.append(target.resource)
            return Script.ask(self, target, method)

    moved = Answer(301, {"location": location})
    made = visit("https://a.example/b", Noting([moved, Answer(200)]), PAUSED)
    assert made.verdict.state is State.MOVED
    assert resources == ["/b", "/caf%C3%A9"]
