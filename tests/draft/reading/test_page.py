from __future__ import annotations

import sys
from datetime import date

import pytest

from dateline.draft.article import Known
from dateline.draft.reading.files import read_article
from dateline.draft.reading.page import MissingError
from dateline.draft.reading.published import UnsureError

PAGE = """\
<html lang="en"><head><title>Talks held in Riga - The Paper</title>
<meta property="og:site_name" content="The Paper"/>
{meta}
<link rel="canonical" href="{url}"/><meta name="author" content="Ada Lovelace"></head>
<body><nav>BACK Menu</nav><article><h1>Talks held in Riga</h1><p>By Ada Lovelace</p>{date}
<p>Ministers of many countries met in Riga on Wednesday to discuss what is to become of it all.</p>
<p>Click to continue reading</p><h2>More</h2>
<p>They will meet again, the host said in a statement that was read out after the meeting ended.</p>
</article></body></html>
"""
STATED = '<meta property="article:published_time" content="2022-01-14T10:00:00Z"/>'


def page(meta: str = "", url: str = "https://paper.example/talks", day: str = "") -> bytes:
    return PAGE.format(meta=meta, url=url, date=day).encode()


def test_a_saved_page() -> None:
    article = read_article(page(STATED), "page.html", None)
    assert (article.title, article.publisher) == ("Talks held in Riga", "The Paper")
    assert article.authors == ("Ada Lovelace",)
    assert article.url == "https://paper.example/talks"
    assert article.language == "en"
    assert article.published is not None
    assert article.published.known is Known.METADATA
    assert [(one.number, one.text[:9]) for one in article.paragraphs] == [
        (1, "Ministers"),
        (2, "They will"),
    ]


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ({"url": "https://paper.example/2022/1/14/talks"}, Known.ADDRESS),
        ({"day": "<p>Published on January 14, 2022</p>"}, Known.TEXT),
    ],
)
def test_where_the_day_is_known_from(given: dict[str, str], known: Known) -> None:
    published = read_article(page(**given), "page.html", None).published
    assert published is not None
    assert (published.day, published.known) == (date(2022, 1, 14), known)


@pytest.mark.parametrize(
    ("meta", "url"),
    [
        (STATED, "https://paper.example/2022/1/15/talks"),
        (STATED + STATED.replace("01-14", "01-16"), "https://paper.example/talks"),
    ],
)
def test_days_that_disagree_are_not_guessed(meta: str, url: str) -> None:
    with pytest.raises(UnsureError):
        read_article(page(meta, url), "page.html", None)


def test_the_fast_and_the_extensive_search_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    days = {False: "2022-01-14", True: "2022-01-10"}
    monkeypatch.setattr(
        "htmldate.find_date", lambda _html, extensive_search, **_: days[extensive_search]
    )
    with pytest.raises(UnsureError, match="2022-01-14, and a search of the whole page 2022-01-10"):
        read_article(page(), "page.html", None)


MODIFIED = '<meta property="article:modified_time" content="2022-03-01T00:00:00Z"/>'


@pytest.mark.parametrize(
    ("meta", "day", "said"),
    [
        ("", "<p>The treaty of 12 March 1999 was signed there.</p>", "finds but 1999-03-12"),
        (MODIFIED, "<p>Posted on January 10, 2022</p>", "a line in it says 2022-01-10"),
        (MODIFIED, "", "only that it was changed on 2022-03-01"),
        ("", "<p>Last updated: 2022-03-01</p>", "only that it was changed on 2022-03-01"),
    ],
)
def test_a_day_that_is_none_of_publication_is_asked_about(meta: str, day: str, said: str) -> None:
    with pytest.raises(UnsureError, match=said):
        read_article(page(meta, day=day), "page.html", None)


def test_what_a_search_finds_in_metadata_is_metadata() -> None:
    meta = '<meta name="citation_publication_date" content="2022-01-14"/>'
    published = read_article(page(meta), "page.html", None).published
    assert published is not None
    assert (published.day, published.known) == (date(2022, 1, 14), Known.METADATA)


def test_what_reads_pages_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingError):
        read_article(page(STATED), "page.html", None)


@pytest.mark.parametrize("raw", [b"", b"<", b"<html>", b"<p>" * 2000, b"plain text"])
def test_what_is_hardly_a_page(raw: bytes) -> None:
    assert not read_article(raw, "page.html", None).paragraphs or raw == b"plain text"
