from __future__ import annotations

import pytest

from dateline.check import text_too_long
from dateline.model.dates import Day
from tests.records import actor, collection, event, source, topic

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
        pytest.param("\n\n".join([PROSE + "[[nato]] and [it](https://a.example)" * 5] * 9), id="links"),
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
        ("\ta" * 501, "more than 500 of the tab"),
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


@pytest.mark.parametrize(
    "record",
    [
        event(title="a" * 201),
        event(summary="a" * 1_001),
        event(statements=[{"by": "nato", "quote": "a" * 1_201, "source": "article"}]),
        event(statements=[{"by": "nato", "says": "a" * 1_201, "source": "article"}]),
        event(statements=[{"by": "nato", "says": "a", "about": "a" * 201, "source": "article"}]),
        event(sources=[{"id": "article", "locator": "a" * 201}]),
        event(evidence={"date": [{"id": "article", "locator": "a" * 201}]}),
        event(media=[{"file": "a.png", "alt": "a" * 1_001}]),
        event(media=[{"file": "a.png", "alt": "a", "caption": "a" * 1_001}]),
        event(media=[{"file": "a.png", "alt": "a", "credit": "a" * 201}]),
        event(revisions=[{"date": "2022", "kind": "update", "note": "a" * 1_001}]),
        event(withdrawn={"date": "2022", "reason": "a" * 1_001}),
        event(own={"lane": "a" * 20_001}),
        actor(aliases=["a", "a" * 201]),
        actor(also_known_as=[{"text": "a" * 201, "lang": "en"}]),
        actor(roles=[{"role": "a" * 201}]),
        source(authors=["a" * 201]),
        source(publisher="a" * 201),
        source(note="a" * 1_001),
        topic(description="a" * 1_001),
    ],
    ids=lambda record: next(iter(record.model_fields_set - {"id", "path", "own"}), "own"),
)
def test_each_text_has_a_longest(record: object) -> None:
    found = list(text_too_long.check(collection(record), Day(2022, 6, 1)))  # type: ignore[arg-type] # any record
    assert len(found) == 1
    assert "characters, and may have" in found[0].message
