from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.check import text_too_long
from dateline.model.dates import Day
from dateline.model.problem import Place
from tests.records import actor, collection, event, source, topic

if TYPE_CHECKING:
    from dateline.model.records import Record

PROSE = "Some words of a sentence, and a few more of them. " * 40
"""2,000 characters."""


def messages(body: str) -> list[str]:
    """What is said of a text as the body of a record."""
    found = text_too_long.check(collection(topic(body=body)), Day(2022, 6, 1))
    return [one.message for one in found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n".join([PROSE] * 9), id="nine long paragraphs"),
        pytest.param("\n".join(["- one of many items"] * 999), id="a long list"),
        pytest.param("\n\n".join([PROSE + "[[nato]] [it](https://a.example)" * 5] * 9), id="links"),
        pytest.param("\n".join(f"| {n} | [[nato]] |" for n in range(100)), id="a table"),
        pytest.param("=" * 100 + "\n" + "A title\n" + "-" * 100 + "\n" + PROSE, id="underlines"),
        pytest.param("> > > a\n" * 300 + "CO<sub>2</sub> " * 60, id="quotations and tags"),
        pytest.param("1. a\n    - b\n        - c\n" * 200, id="nested lists"),
    ],
)
def test_what_writers_write_is_never_slow(text: str) -> None:
    assert not messages(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 101, "more than 100 of [ in a row"),
        ("[ " * 400 + PROSE, "too many of [ or < in one paragraph"),
        ("<a " * 1_000, "too many of [ or < in one paragraph"),
        ("a\n" * 1_001, "more than 1,000 lines"),
        ("a\n: b\n" * 101, "more than 100 lines begin with a colon"),
        ("1. " * 12 + PROSE, "a line begins with more than 11 signs"),
        ("> - " * 6 + PROSE, "a line begins with more than 11 signs"),
        ("<![CDATA[ " * 6 + PROSE, "more than 5 of <!["),
        ("~a " * 201, "more than 200 of ~"),
        ("^a " * 201, "more than 200 of ^"),
        ("`a " * 401, "more than 400 of `"),
        ("a\tb" * 501, "more than 500 of the tab"),
        ("\\{" * 1_001, "more than 1,000 of \\"),
        ("*a " * 2_001, "more than 2,000 of *"),
    ],
)
def test_what_keeps_markdown_busy_is_refused(text: str, said: str) -> None:
    (message,) = messages(text)
    assert message.startswith("this text would take too long to convert: ")
    assert said in message


def test_long_body_is_told_once_however_slow_it_is() -> None:
    assert messages("[" * 20_001) == ["“body” has 20,001 characters, and may have 20,000"]


SAID = {"by": "nato", "source": "article"}
PICTURE = {"file": "a.png", "alt": "A table"}
UPDATE = {"date": "2022", "kind": "update"}
LONG = {number: "a" * (number + 1) for number in (200, 1_000, 1_200, 20_000)}


@pytest.mark.parametrize(
    ("record", "keys"),
    [
        (event(title=LONG[200]), "title"),
        (event(summary=LONG[1_000]), "summary"),
        (event(statements=[{**SAID, "quote": LONG[1_200]}]), "statements 0 quote"),
        (
            event(statements=[{**SAID, "original": {"lang": "uk", "text": LONG[1_200]}}]),
            "statements 0 original text",
        ),
        (event(statements=[{**SAID, "says": LONG[1_200]}]), "statements 0 says"),
        (event(statements=[{**SAID, "says": "a", "about": LONG[200]}]), "statements 0 about"),
        (event(sources=["a", {"id": "b", "locator": LONG[200]}]), "sources 1 locator"),
        (
            event(statements=[{**SAID, "source": {"id": "b", "locator": LONG[200]}}]),
            "statements 0 source 0 locator",
        ),
        (
            event(evidence={"date": [{"id": "article", "locator": LONG[200]}]}),
            "evidence date 0 locator",
        ),
        (event(media=[{**PICTURE, "alt": LONG[1_000]}]), "media 0 alt"),
        (event(media=[{**PICTURE, "caption": LONG[1_000]}]), "media 0 caption"),
        (event(media=[{**PICTURE, "credit": LONG[200]}]), "media 0 credit"),
        (event(revisions=[{**UPDATE, "note": LONG[1_000]}]), "revisions 0 note"),
        (event(withdrawn={"date": "2022", "reason": LONG[1_000]}), "withdrawn reason"),
        (event(own={"lane": LONG[20_000]}), "lane"),
        (actor(name=LONG[200]), "name"),
        (actor(aliases=["a", LONG[200]]), "aliases 1"),
        (actor(also_known_as=[{"text": LONG[200], "lang": "en"}]), "also_known_as 0 text"),
        (actor(roles=[{"role": LONG[200]}]), "roles 0 role"),
        (source(authors=[LONG[200]]), "authors 0"),
        (source(publisher=LONG[200]), "publisher"),
        (source(note=LONG[1_000]), "note"),
        (topic(description=LONG[1_000]), "description"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_text_has_a_longest(record: Record, keys: str) -> None:
    (found,) = text_too_long.check(collection(record), Day(2022, 6, 1))
    assert isinstance(found.place, Place)
    assert " ".join(map(str, found.place.keys)) == keys
    assert "characters, and may have" in found.message
