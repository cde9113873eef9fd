from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.fingerprint import fingerprint_of
from dateline.model.wording import words
from dateline.read import articles
from dateline.read.articles import find_articles, read_article
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, name: str, text: str) -> str:
    """The words of an article in a file, with a space between them."""
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return " ".join(word.text for word in read_article(folder / name).words)


PAGE = """\
<!DOCTYPE html><html><head><title>Talks go on</title><style>p { color: red }</style>
<script>if (a < b) document.write("<p>no</p>")</script></head>
<body><nav><a href="/no">Home</a></nav><h1>Talks <em>go</em> on</h1>
<p>“We <b>w</b>ill&nbsp;not&#8217;t &amp; can&shy;not” he said<br>twice<p>today
<td>one</td><td>two</td>
<template>no</template><noscript>no</noscript><svg><text>no</text></svg><!-- no --><br/>end</body>
"""

MARKDOWN = """\
---\r
date: 2022\r
title: "Head\\u2019s line"\r
---\r
We \\[all\\] **agree**\r
[to this](https://a.example/b "c d")&mdash;![no](p.png)now<br>and <https://a.example/>then
"""


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "\ufeffA <b> &amp;\r\n[c](d)", "a b & amp c d"),
        ("a", "plain", "plain"),
        (
            "a.html",
            PAGE,
            "talks go on home talks go on we will not t & cannot he said twice today one two end",
        ),
        ("b.txt", "differ-\r\nences and differences", "differences and differences"),
        ("b.txt", "a long-\nterm plan", "a long term plan"),
        ("d.md", "differ\u00ad\nences", "differences"),
        ("b.html", "<p>differ-\nences and differences", "differ ences and differences"),
        ("A.HTM", "<p>un</p><p>happy</p>", "un happy"),
        (
            "a.md",
            MARKDOWN,
            "head s line we all agree to this now and then",
        ),
        ("a.markdown", "---\ntitle: [a]\n---\nb\n", "b"),
        ("b.md", "---\n: :\n  - {\n---\nb\n", "b"),
        ("c.md", "no front matter\n", "no front matter"),
        ("d.md", "<", ""),
        ("e.html", "<![if]>a<!x> <?y?>b</p>", "a b"),
    ],
)
def test_the_words_of_a_file(tmp_path: Path, name: str, text: str, expected: str) -> None:
    assert read(tmp_path, name, text) == expected


@given(st.lists(st.sampled_from([*'<>/![]()"-=ap&#; \n', "script", "svg"])))
def test_no_page_stops_the_reader(tags: list[str]) -> None:
    text = "".join(tags)
    assert isinstance(articles._from_markdown(text), str)  # noqa: SLF001 - files would be slow
    assert isinstance(articles._from_html(text), str)  # noqa: SLF001


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("é".encode("latin-1"), "it is not UTF-8 text; save it as such"),
        (b"a" * (articles.MOST_BYTES + 1), "it is larger than 8 MB"),
    ],
    ids=["latin-1", "large"],
)
def test_a_file_that_is_no_article(tmp_path: Path, raw: bytes, said: str) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    with pytest.raises(ValueError, match=said):
        read_article(tmp_path / "a.txt")


def test_articles_are_known_by_their_fingerprints(tmp_path: Path) -> None:
    texts = {"one": "The first of them.", "two": "The second of them.", "gone": "It is lost."}
    fingerprints = {name: fingerprint_of(words(text), name) for name, text in texts.items()}
    folder = write_files(
        tmp_path,
        {
            "2022-01-14 some name.txt": texts["one"],
            "below/it.html": f"<p>{texts['two'].upper()}</p>",
            "copy.md": texts["two"],
            ".hidden/lost.txt": texts["gone"],
            "lost.pdf": texts["gone"],
            "other.txt": "Something else.",
        },
    )
    (folder / "no.txt").write_bytes(b"\xff")
    found = find_articles(folder, fingerprints)
    assert {source: article.name for source, article in found.items()} == {
        "one": "2022-01-14 some name.txt",
        "two": "copy.md",
    }


def test_an_article_is_known_by_a_fingerprint_that_has_its_words_divided(tmp_path: Path) -> None:
    text = "Our differ-\nences are differences."
    whole = words("Our differences are differences.")
    fingerprints = {"old": fingerprint_of(words(text), "old"), "new": fingerprint_of(whole, "new")}
    folder = write_files(tmp_path, {"it.txt": text})
    found = find_articles(folder, fingerprints)
    assert [word.text for word in found["old"].words][:3] == ["our", "differ", "ences"]
    assert [word.text for word in found["new"].words][:2] == ["our", "differences"]
    for source, article in found.items():
        assert fingerprint_of(article.words, source) == fingerprints[source]


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        find_articles(tmp_path / "gone", {})
