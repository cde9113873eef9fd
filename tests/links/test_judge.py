from __future__ import annotations

import pytest

from dateline.links.judge import Hop, Trail, Verdict, is_failing, judge
from dateline.links.request import Answer
from dateline.model.sighting import State

START = "https://a.example/2022/article"
CHALLENGES = [
    Answer(403, {"cf-mitigated": "challenge"}),
    Answer(202, {"x-amzn-waf-action": "challenge"}),
    Answer(405, {"x-amzn-waf-action": "captcha"}),
    Answer(503, body="<html><title>Just a moment...</title>"),
    Answer(403, body="<TITLE>\n Attention Required! | Cloudflare</title>"),
    Answer(200, body="<title>Pardon Our Interruption</title>"),
    Answer(200, body='<script src="/_Incapsula_Resource?a=1">'),
    Answer(403, body="https://geo.captcha-delivery.com/captcha/"),
]


def after(*hops: tuple[int, str], start: str = START, answer: Answer | None = None) -> Verdict:
    """The verdict on redirects that end in an answer, a page unless it is given."""
    return judge(Trail(start, tuple(Hop(*hop) for hop in hops), answer or Answer(200)))


@pytest.mark.parametrize(
    ("status", "state", "why"),
    [
        (200, State.LIVE, None),
        (204, State.LIVE, None),
        (206, State.LIVE, None),
        (304, State.UNREACHABLE, "304 Not Modified"),
        (301, State.UNREACHABLE, "301 Moved Permanently"),
        (400, State.BLOCKED, "400 Bad Request"),
        (401, State.BLOCKED, "401 Unauthorized"),
        (403, State.BLOCKED, "403 Forbidden"),
        (404, State.DEAD, "404 Not Found"),
        (410, State.DEAD, "410 Gone"),
        (429, State.BLOCKED, "429 Too Many Requests"),
        (451, State.BLOCKED, "451 Unavailable For Legal Reasons"),
        (499, State.BLOCKED, "the answer 499"),
        (500, State.UNREACHABLE, "500 Internal Server Error"),
        (503, State.UNREACHABLE, "503 Service Unavailable"),
        (520, State.UNREACHABLE, "the answer 520"),
        (999, State.BLOCKED, "the answer 999"),
    ],
)
def test_what_a_status_means(status: int, state: State, why: str | None) -> None:
    assert after(answer=Answer(status)) == Verdict(state, why)


@pytest.mark.parametrize("answer", CHALLENGES)
def test_a_page_that_wants_proof_is_not_dead(answer: Answer) -> None:
    assert after(answer=answer).state is State.BLOCKED
    assert after((302, "https://a.example/"), answer=answer).state is State.BLOCKED
    assert not is_failing(answer)


@pytest.mark.parametrize(
    ("hops", "to"),
    [
        ([(301, "https://b.example/x")], "https://b.example/x"),
        ([(308, "https://b.example/x")], "https://b.example/x"),
        ([(301, "https://b.example/x"), (308, "https://c.example/x")], "https://c.example/x"),
        ([(301, "https://b.example/x"), (302, "https://c.example/x")], "https://b.example/x"),
    ],
)
def test_a_page_that_moved_for_good(hops: list[tuple[int, str]], to: str) -> None:
    assert after(*hops) == Verdict(State.MOVED, None, to)


@pytest.mark.parametrize(
    "hops",
    [
        [(302, "https://b.example/x")],
        [(303, "https://b.example/x")],
        [(307, "https://b.example/x"), (301, "https://c.example/x")],
        [(301, "https://b.example/x"), (301, START)],
        [(302, "https://consent.example/?continue=x")],
        [(302, "https://b.example/404-days-of-war")],
    ],
)
def test_a_page_that_is_elsewhere_for_now(hops: list[tuple[int, str]]) -> None:
    verdict = after(*hops)
    assert verdict.state in {State.LIVE, State.MOVED}
    assert verdict.to in {None, "https://b.example/x"}


def test_an_address_that_is_only_written_otherwise() -> None:
    verdict = after((301, START), start="http://www.a.example/2022/article/")
    assert verdict == Verdict(State.MOVED, "the same page, written otherwise", START)


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize(
    "path", ["", "/", "/index.html", "/en/", "/en-GB", "/uk/index.php", "/home"]
)
@pytest.mark.parametrize("host", ["a.example", "www.a.example", "news.a.example"])
def test_the_home_page_in_the_place_of_a_page(status: int, path: str, host: str) -> None:
    verdict = after((status, f"https://{host}{path}"))
    assert verdict == Verdict(State.DEAD, "it leads to the home page")


@pytest.mark.parametrize(
    "path", ["/404", "/404.html", "/en/not-found", "/page-not-found/", "/error-404"]
)
def test_a_page_for_what_is_missing(path: str) -> None:
    verdict = after((302, f"https://a.example{path}"))
    assert verdict == Verdict(State.DEAD, "it leads to a page for what is missing")


def test_the_home_page_of_another_site_is_for_an_editor_to_judge() -> None:
    verdict = after((302, "https://other.example/"), start="https://short.example/x1y2")
    assert verdict.state is State.MOVED
    assert verdict.why == "it leads to the home page of another site"


def test_a_home_page_may_lead_to_a_home_page() -> None:
    assert after((302, "https://a.example/en/"), start="https://a.example/").state is State.LIVE


@pytest.mark.parametrize(
    ("status", "failing"),
    [(200, False), (404, False), (403, False), (429, True), (500, True), (503, True)],
)
def test_what_may_be_otherwise_a_moment_later(status: int, *, failing: bool) -> None:
    assert is_failing(Answer(status)) is failing
