"""Fetching one page for an editor who asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.links import page
from dateline.links.page import MOST_BYTES, Page, fetch
from dateline.links.request import Answer, Manners, UnansweredError, ask

if TYPE_CHECKING:
    from dateline.links.target import Target

MANNERS = Manners(user_agent="Dateline/test", pause=0, timeout=1)
PAGE = "http://paper.example/a"


def answering(monkeypatch: pytest.MonkeyPatch, answers: dict[str, Answer]) -> None:
    """Let hosts of examples answer; all others are asked as they always are, and refused."""

    def answer(target: Target, method: str, manners: Manners, *, most: int) -> Answer:
        known = answers.get(f"http://{target.host}{target.resource}")
        return known or ask(target, method, manners, most=most)

    monkeypatch.setattr(page, "ask", answer)


def html(body: str = "<p>a</p>", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(200, {"content-type": "text/html; charset=UTF-8", **named}, body)


def to(location: str) -> Answer:
    return Answer(302, {"location": location}, "")


def test_a_page_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, {PAGE: to("/b"), "http://paper.example/b": html()})
    assert fetch(PAGE, MANNERS) == Page("http://paper.example/b", "text/html", "utf-8", b"<p>a</p>")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0x7f000001/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "http://user:secret@paper.example/",
    ],
)
def test_no_redirect_leads_into_a_private_network(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, {PAGE: to(location)})
    with pytest.raises(UnansweredError, match=r"private network|address"):
        fetch(PAGE, MANNERS)
    with pytest.raises(UnansweredError, match=r"private network|address"):
        fetch(location, MANNERS)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (to("/a"), "leads on without end"),
        (html("a" * (MOST_BYTES + 1)), "larger than 5 MB"),
        (html("a", content_length="9"), "broke off"),
        (html(content_type="application/pdf"), "neither HTML nor text"),
        (html(content_type="image/svg+xml"), "neither HTML nor text"),
        (html(content_type=""), "neither HTML nor text"),
        (Answer(404, {"content-type": "text/html"}, ""), "answers 404"),
    ],
)
def test_what_is_no_page_is_refused(
    answer: Answer, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, {PAGE: answer})
    with pytest.raises(UnansweredError, match=why):
        fetch(PAGE, MANNERS)


def test_five_megabytes_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, {PAGE: html("a" * MOST_BYTES)})
    assert len(fetch(PAGE, MANNERS).body) == MOST_BYTES
