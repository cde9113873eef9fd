from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.links.robots import Robots, robots_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("Disallow: /", ()),
        ("User-agent: *\nDisallow: /a", ((False, "/a"),)),
        ("user-AGENT : *\n  DISALLOW:/a # why", ((False, "/a"),)),
        ("User-agent: *\r\nDisallow: /a\r\n\r\nAllow: /b", ((False, "/a"), (True, "/b"))),
        ("\ufeffUser-agent: *\rDisallow: /a", ((False, "/a"),)),
        ("User-agent: *\nDisallow:", ()),
        ("User-agent: other\nDisallow: /a", ()),
        ("User-agent: other\nUser-agent: *\nDisallow: /a", ((False, "/a"),)),
        ("User-agent: *\nDisallow: /a\nUser-agent: other\nDisallow: /b", ((False, "/a"),)),
        ("User-agent: *\nDisallow: /a\nUser-agent: Dateline\nDisallow: /b", ((False, "/b"),)),
        ("User-agent: Dateline/1.0\nDisallow: /b", ((False, "/b"),)),
        ("User-agent: *\nDisallow: /a\nUser-agent: dateline\nDisallow:", ()),
        (
            "User-agent: *\nDisallow: /a\nUser-agent: x\nAllow: /\nUser-agent: *\nDisallow: /b",
            ((False, "/a"), (False, "/b")),
        ),
        ("User-agent: *\nCrawl-delay: 5\nUser-agent: x\nDisallow: /a", ((False, "/a"),)),
        ("User-agent: *\nDisallow: /п/%7e%3f", ((False, "/%D0%BF/~%3F"),)),
        ("User-agent: \nDisallow: /a", ()),
        ("<html>\nUser-agent\n:::", ()),
    ],
)
def test_what_is_meant_for_us(text: str, lines: tuple[tuple[bool, str], ...]) -> None:
    assert robots_of(text) == Robots(lines)


@pytest.mark.parametrize(
    ("text", "allowed", "forbidden"),
    [
        ("Disallow: /", [], ["/", "/a", "/?a"]),
        ("Disallow: /a", ["/", "/b/a"], ["/a", "/a/b", "/ab", "/a?b"]),
        ("Disallow: /a/", ["/a"], ["/a/", "/a/b"]),
        ("Disallow: /a$", ["/a/", "/ab"], ["/a"]),
        ("Disallow: /*.pdf$", ["/a.pdf?b", "/pdf"], ["/a.pdf", "/b/a.pdf"]),
        ("Disallow: /*?", ["/a"], ["/?", "/a?b"]),
        ("Disallow: /a*b*c", ["/a", "/ab", "/acb"], ["/abc", "/axbxcx"]),
        ("Disallow: /a*b$", ["/ab/", "/a"], ["/ab", "/abab"]),
        ("Disallow: *", [], ["/a"]),
        ("Disallow: /a*$", ["/b"], ["/a", "/abc"]),
        ("Disallow: /ab*b$", ["/ab"], ["/abb"]),
        ("Disallow: /\nAllow: /a", ["/a"], ["/b"]),
        ("Allow: /a\nDisallow: /a/b", ["/a", "/a/c"], ["/a/b"]),
        ("Disallow: /a\nAllow: /a", ["/a"], []),
        ("Allow: /\nDisallow: /", ["/a"], []),
        ("Disallow: /~a", ["/%7Eb"], ["/%7Ea", "/~a"]),
        ("Disallow: /a%2fb", ["/a/b"], ["/a%2Fb", "/a%2fb"]),
    ],
)
def test_what_may_be_asked_for(text: str, allowed: list[str], forbidden: list[str]) -> None:
    robots = robots_of(f"User-agent: *\n{text}\n")
    assert [path for path in (*allowed, *forbidden) if robots.allow(path)] == allowed


def test_no_pattern_takes_long() -> None:
    robots = robots_of("User-agent: *\n" + f"Disallow: /{'*a' * 5000}$\n" * 20)
    began = time.monotonic()
    assert robots.allow("/" + "a" * 4000 + "b")
    assert time.monotonic() - began < 2


@given(st.text(), st.text())
def test_no_text_is_an_error(text: str, path: str) -> None:
    assert robots_of(f"User-agent: *\nDisallow: {text}").allow(path) in {True, False}
