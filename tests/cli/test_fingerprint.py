from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.model.fingerprint import MOST_WORDS, fingerprint_of
from dateline.model.wording import words
from dateline.read.fingerprints import as_json
from tests.cli.commands import Run, dateline
from tests.records import write_files, write_site

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "“Our differences will not be easy to bridge,” he said on \x1b[31mWednesday.\n"
EVENT = """\
title: He speaks
date: 2022-01-12
type: statement
sources: [paper]
statements:
  - {by: jens, quote: our differences will not be easy, source: paper}
  - {by: jens, quote: differences, source: paper}
  - {by: jens, says: Much.}
"""
FILES = {
    "events/said.yml": EVENT.replace("Much.", "Much., source: paper"),
    "actors/jens.yml": "name: Jens\nkind: person\n",
    "sources/paper.yml": "title: The paper\nformer_ids: [daily]\n",
}
PATH = "content/fingerprints/paper.json"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds a site and beside it an article."""
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "articles", {"that one.txt": ARTICLE})
    return write_site(tmp_path, FILES)


def fingerprint(*arguments: str) -> Run:
    return dateline("fingerprint", *arguments, today=None)


def lines_of_check(*arguments: str) -> list[str]:
    lines = dateline("check", *arguments).said.splitlines()
    return [line for line in lines if not line.endswith("listed with --notices")]


def test_a_fingerprint_is_written_and_said_to_be_where_it_is(here: Path) -> None:
    run = fingerprint("articles/that one.txt", "--source", "paper")
    assert (run.status, run.said, run.complained) == (0, f"{PATH}\n", "")
    text = (here / PATH).read_text(encoding="utf-8")
    assert text == as_json(fingerprint_of(words(ARTICLE), "paper"))
    assert "Wednesday" not in text


def test_words_that_lines_divide_are_named(here: Path) -> None:
    divided = " ".join(f"a{sign}-\nterm" for sign in "bcdefghijklm")
    write_files(here, {"a.txt": f"The differ-\nences are differences. {divided} differ-\ning"})
    run = fingerprint("a.txt", "--source", "paper")
    assert (run.status, run.said) == (0, f"{PATH}\n")
    note, hint = run.complained.splitlines()
    assert note.startswith(
        "note: divided at the end of a line, and read as two words each: “ab-term”,"
    )
    assert note.endswith("“ak-term” and 3 more")
    assert hint == "hint: where that is one word, join it in the file and take the fingerprint anew"


@pytest.mark.parametrize("name", ["paper", "daily", "THE PAPER"])
def test_a_source_goes_by_its_id_a_former_id_or_its_title(here: Path, name: str) -> None:
    assert fingerprint("articles/that one.txt", "--source", name).said == f"{PATH}\n"
    assert (here / PATH).exists()


def test_one_that_is_there_is_replaced(here: Path) -> None:
    write_files(here, {PATH: "damaged"})
    assert fingerprint("articles/that one.txt", "--source", "paper").status == 0
    assert lines_of_check() == ["no problems, 3 records read", "1 of 2 quotations verified"]


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        (ARTICLE, "papers", "no source has the id “papers” hint: did you mean “paper”?"),
        (ARTICLE, "jens", "no source has the id “jens” hint: add the source first"),
        ("too few", "paper", "a.txt has too few words for a fingerprint: 2"),
        ("word " * (MOST_WORDS + 1), "paper", "a.txt has 35,001 words; 35,000 are the most hint:"),
        ("\udcff", "paper", "a.txt cannot be used: it is not UTF-8 text"),
    ],
    ids=["misspelt", "no source", "short", "long", "not UTF-8"],
)
def test_what_is_refused(here: Path, text: str, source: str, said: str) -> None:
    (here / "a.txt").write_bytes(text.encode(errors="surrogateescape"))
    run = fingerprint("a.txt", "--source", source)
    assert (run.status, run.said) == (2, "")
    assert said in " ".join(run.complained.split())
    assert not (here / PATH).exists()


def test_an_article_that_would_be_published_is_refused(here: Path) -> None:
    write_files(here, {"content/a.txt": ARTICLE})
    run = fingerprint("content/a.txt", "--source", "paper")
    assert (run.status, run.said) == (2, "")
    assert "would be published with the site" in run.complained
    assert not (here / PATH).exists()


def test_a_place_that_cannot_be_written(here: Path) -> None:
    write_files(here, {"content/fingerprints": "a file"})
    run = fingerprint("articles/that one.txt", "--source", "paper")
    assert (run.status, run.said) == (2, "")
    assert "cannot be written" in run.complained


def test_articles_tell_short_quotations_and_the_word_that_differs(here: Path) -> None:
    fingerprint("articles/that one.txt", "--source", "paper")
    assert lines_of_check("--articles", "articles") == [
        "no problems, 3 records read",
        "2 of 2 quotations verified",
        "1 of 1 fingerprints have their article in articles",
    ]
    wrong = FILES["events/said.yml"].replace("not be easy", "not be hard")
    write_files(here, {"content/events/said.yml": wrong})
    place = "content/events/said.yml:6:23: error:"
    message, hint, *_ = lines_of_check()
    assert message == f"{place} this quotation is not in the article “The paper” [misquoted]"
    assert "--articles FOLDER" in hint
    message, hint, *_ = lines_of_check("--articles", "articles")
    said = "this quotation departs from the article at “hard”, where it has “easy”"
    assert message == f"{place} {said} [misquoted]"
    invented = wrong.replace("our differences will not be hard", "what was never thought")
    write_files(here, {"content/events/said.yml": invented})
    message, hint, *_ = lines_of_check("--articles", "articles")
    assert message == f"{place} this quotation departs from the article at “what” [misquoted]"
    assert hint == "  hint: nothing like it is in “The paper”; is this its source?"


def test_a_notice_names_a_short_quotation_until_its_article_is_at_hand(here: Path) -> None:
    fingerprint("articles/that one.txt", "--source", "paper")
    run = dateline("check", "--notices")
    assert run.status == 0
    assert run.said.count("[unverified-quote]") == 1
    assert "“differences” is too short for a fingerprint [unverified-quote]" in run.said
    asked = dateline("check", "--notices", "--articles", "articles")
    assert "[single-source]" in asked.said
    assert "[unverified-quote]" not in asked.said
    (here / "empty").mkdir()
    assert "[unverified-quote]" in dateline("check", "--notices", "--articles", "empty").said


@pytest.mark.usefixtures("here")
def test_articles_are_of_no_use_without_fingerprints() -> None:
    assert lines_of_check("--articles", "articles") == [
        "no problems, 3 records read",
        "no source has a fingerprint to know its article by; see dateline fingerprint",
    ]


def test_words_of_an_article_cannot_be_obeyed_by_a_terminal(here: Path) -> None:
    fingerprint("articles/that one.txt", "--source", "paper")
    wrong = EVENT.replace("our differences will not be easy", "he said on Thursday")
    write_files(here, {"content/events/said.yml": wrong})
    message, *_ = lines_of_check("--articles", "articles")
    assert "\x1b" not in message
    assert "\\x1b[31mWednesday" in message


def test_a_fingerprint_of_something_else_is_found_out(here: Path) -> None:
    fingerprint("articles/that one.txt", "--source", "paper")
    true = fingerprint_of(words(ARTICLE), "paper")
    write_files(here, {PATH: as_json(replace(true, runs=bytes(len(true.runs))))})
    message, hint, *_ = lines_of_check("--articles", "articles")
    assert message == (
        f"{PATH}:1:1: error: this is not the fingerprint of “that one.txt”, as it says it is "
        "[bad-fingerprint]"
    )
    assert hint == "  hint: make it anew with dateline fingerprint"


def test_an_article_that_is_not_at_hand(here: Path) -> None:
    fingerprint("articles/that one.txt", "--source", "paper")
    (here / "empty").mkdir()
    *_, last = lines_of_check("--articles", "empty")
    assert last == "0 of 1 fingerprints have their article in empty"
