from __future__ import annotations

from datetime import date

import pytest

from dateline.draft.article import Known, Publication
from dateline.draft.reading.files import MOST_BYTES, read_article, read_fetched
from dateline.draft.reading.published import UnsureError
from dateline.draft.reading.refused import RefusedError

DAY = date(2022, 1, 14)

SAVED = """\
BACK
Will the talks go on?
www.paper.example

Will the talks go on?

Ministers want to go on talking.

International

Riga, Latvia – Ministers met for the first time this week, and nobody knows when they will again.

Click to continue reading

“We shall see,” said one of them.
"""

MARKDOWN = """\
---
title: "Readout of the\\_Call | The Paper"
date: 2022-01-14
publisher: The Paper
author: [Ada Lovelace, Grace Hopper]
url: https://paper.example/2022/01/14/readout/
language: en
---

The two **leaders** spoke [today](https://paper.example/a_b) and
agreed on *nothing*.

**Calls**

-   December 6: a call
    with Rome
-   December 7: a call

<!-- -->

\\###
"""


def test_a_saved_page_of_text() -> None:
    article = read_article(SAVED.encode(), "2022-01-14-talks.txt", None)
    assert article.title == "Will the talks go on?"
    assert article.publisher == "www.paper.example"
    assert article.published == Publication(DAY, Known.FILE_NAME)
    assert [(one.number, one.text[:10]) for one in article.paragraphs] == [
        (0, "Ministers "),
        (1, "Riga, Latv"),
        (2, "“We shall "),
    ]


def test_markdown_with_front_matter() -> None:
    article = read_article(MARKDOWN.replace("\n", "\r\n").encode(), "a.md", None)
    assert article.title == "Readout of the Call"
    assert article.published == Publication(DAY, Known.METADATA)
    assert article.authors == ("Ada Lovelace", "Grace Hopper")
    assert article.url == "https://paper.example/2022/01/14/readout/"
    assert [(one.place, one.text) for one in article.paragraphs] == [
        ("paragraph 1", "The two leaders spoke today and agreed on nothing."),
        ("“Calls”, item 1", "December 6: a call with Rome"),
        ("“Calls”, item 2", "December 7: a call"),
    ]


def test_a_transcript() -> None:
    text = (
        "A call\n\nMODERATOR:  Good morning, all.\n\nOFFICIAL:  Thanks for that.\n\n"
        "They will meet tomorrow.\n\nQ    When is it?\n"
    )
    article = read_article(text.encode(), "a.txt", None)
    assert [one.speaker for one in article.paragraphs] == ["MODERATOR", "OFFICIAL", "OFFICIAL", "Q"]
    assert article.paragraphs[3].text == "When is it?"


def test_lines_that_were_wrapped_are_put_together() -> None:
    text = "The title\n\n" + "A line of sixty characters and a few, as mail programs write\n" * 3
    (paragraph,) = read_article(text.encode(), "a.txt", None).paragraphs
    assert paragraph.text.count("A line of sixty") == 3


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"\xff\xfe", "not UTF-8"), (b"a" * (MOST_BYTES + 1), "larger than 5 MB")],
)
def test_what_is_no_article(raw: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_article(raw, "a.txt", None)


def test_signs_that_are_not_seen_are_left_out() -> None:
    text = "T\x1b[31mitle\u202e\n\nIt met\u2028on\x85Monday.\u200b\x00 So it is.\n"
    article = read_article(text.encode(), "a.txt", None)
    assert article.title.isprintable()
    assert all(one.text.isprintable() for one in article.paragraphs)


@pytest.mark.parametrize(
    ("front", "name", "said"),
    [
        (
            "date: 2022-01-14\nurl: https://a.example/2022/1/15/x",
            "a.md",
            "metadata says 2022-01-14",
        ),
        ("date: 2022-01-14\npublished: 2022-01-15", "a.md", "2022-01-14 and 2022-01-15"),
        ("date: soon", "2022-01-14-a.md", "“soon”, which is no full date"),
        ("date: Jan 14, 2022", "a.md", None),
        ("date: Friday, 14 January 2022 10:30", "a.md", None),
        ("title: A", "2022-01-14-a.md", None),
        ("url: https://a.example/2022/1/14/x", "2022-01-15-a.md", None),
    ],
)
def test_nothing_is_guessed_where_two_days_disagree(
    front: str, name: str, said: str | None
) -> None:
    raw = f"---\n{front}\n---\n\nThey met.\n".encode()
    if said is None:
        published = read_article(raw, name, None).published
        assert published is not None
        assert published.day == DAY
        return
    with pytest.raises(UnsureError, match=said):
        read_article(raw, name, None)
    given = Publication(DAY, Known.GIVEN)
    assert read_article(raw, name, given).published == given


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published On 14 Jan 2022", DAY),
        ("Friday, January 14, 2022", DAY),
        ("14 January", None),
        ("Riga, 14 January 2022 10:30 GMT", DAY),
        ("By Ada Lovelace | January 14, 2022, 5:04 p.m. EST", DAY),
        ("Published 14 January 2022, updated 15 January 2022", DAY),
        ("Updated 15 January 2022; published 14 January 2022", DAY),
        ("Last updated: 14 January 2022", None),
        ("The treaty of 14 January 2022 was signed in Riga.", None),
        ("A talk on 14 January 2022", None),
        ("The treaty of 1922 and what came of it", None),
    ],
)
def test_a_line_that_says_when(line: str, day: date | None) -> None:
    published = read_article(f"Title\n\n{line}\n\nThey met.\n".encode(), "a.txt", None).published
    assert (published and published.day) == day


def test_a_line_and_the_name_of_a_file_that_disagree() -> None:
    with pytest.raises(UnsureError, match="a line in it says 2022-01-14"):
        read_article(b"T\n\n14 January 2022\n\nThey met.\n", "2022-01-15.txt", None)


def test_front_matter_that_cannot_be_read_is_an_error_in_its_line() -> None:
    with pytest.raises(RefusedError, match="its front matter cannot be read") as caught:
        read_article(b"---\ndate: 2022-01-14\ntitle: [a\n---\n\nThey met.\n", "a.md", None)
    assert caught.value.place is not None
    assert caught.value.place[0] in {3, 4}
    assert caught.value.hint


def test_what_was_fetched() -> None:
    address = "https://paper.example/2022/01/14/talks"
    article = read_fetched(
        "Tïtle\n\nThey met.".encode("latin-1"), address, "text/plain", "latin-1", None
    )
    assert article.title == "Tïtle"
    assert article.url == address
    assert article.published == Publication(DAY, Known.ADDRESS)
    with pytest.raises(ValueError, match="not text in nonsense"):
        read_fetched(b"T", address, "text/plain", "nonsense", None)
