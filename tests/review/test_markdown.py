"""The card in a comment: all of it is seen, nothing comes of it, and it is never too long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.compare.word_diff import Mark, Piece
from dateline.review.card import (
    Card,
    CardPage,
    PageKind,
    RecordChanges,
    Sentence,
    Spot,
    TextLine,
    What,
)
from dateline.review.lines import Lines
from dateline.review.markdown import MARKER, MOST_CHARACTERS, markdown, records_markdown
from tests.review.cards import BASE, HEAD, full_card
from tests.review.markdown import GAP, seen
from tests.review.test_escape import FOUND_BY_HOSTS, HOSTILE

REPOSITORY = "https://github.com/org/timeline"
LINES = Lines.of(full_card("x"), REPOSITORY)
NO_LINES = Lines.of(full_card("x"), None)
SECTIONS = [
    "Problems this change adds",
    "What changes",
    "Facts that change without an entry in the corrections log",
    "Possible duplicates",
    "Sources to look at",
    "Problems this change mends",
    "Pages",
]
OURS = {
    *("h2", "h3", "ul", "li", "p", "strong", "b", "a", "ins", "del", "span"),
    *("details", "summary", "pre", "code", f"<!--{MARKER[4:-3]}-->"),
}
TEXTS = [text for text in HOSTILE if "\ud800" not in text]


def unfenced(text: str) -> str:
    """A card without the texts of pages, in which hosts look for nothing."""
    return re.sub(r"^(`{3,})diff\n.*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("text", [*TEXTS, "\n".join(TEXTS)])
def test_nothing_comes_of_a_stranger_s_text(text: str) -> None:
    made = markdown(full_card(text), LINES)
    shown = seen(made)
    assert set(shown.tags) <= OURS
    assert shown.attributes <= {"href", "lang"}
    assert all(link.startswith(f"{REPOSITORY}/blob/{HEAD}/content/") for link in shown.links)
    assert len(shown.links) == 7
    assert not [node for node in seen(unfenced(made)).nodes if FOUND_BY_HOSTS.search(node)]
    assert shown.balanced
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]", made)


@pytest.mark.parametrize("text", TEXTS)
def test_no_line_begins_with_a_command(text: str) -> None:
    for line in unfenced(markdown(full_card(text), LINES)).splitlines():
        assert not line.lstrip().startswith(("/", "::", "##["))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_nothing_comes_of_any_text(text: str) -> None:
    shown = seen(markdown(full_card(text), LINES))
    assert set(shown.tags) <= OURS
    assert shown.balanced
    assert all(link.startswith(REPOSITORY) for link in shown.links)


@pytest.mark.parametrize(
    "text", ["```", "`" * 70, "`" * 300, "~~~", "```\n</details>\n@octocat", "a```b"]
)
def test_fence_is_longer_than_any_in_the_text(text: str) -> None:
    made = markdown(full_card(text), NO_LINES)
    fences = [len(line) for line in made.splitlines() if line and not line.strip("`")]
    assert len(fences) == 1
    assert fences[0] >= 3
    shown = seen(made)
    assert shown.tags.count("pre") == 1
    assert shown.balanced


def test_nothing_comes_of_two_pieces_together() -> None:
    pieces = (Piece("see @"), Piece("octocat and GH"), Piece("-1 "), Piece("x", Mark.NEW))
    told = changed(Sentence(pieces=pieces))
    shown = seen(records_markdown([told], NO_LINES))
    assert f"see @{GAP}octocat and GH{GAP}-1 x" in shown.text
    assert shown.tags.count("ins") == 1


def test_records_without_a_name_are_seen() -> None:
    assert "untitled" in seen(markdown(full_card(" "), LINES)).text


def changed(*sentences: Sentence) -> RecordChanges:
    spot = Spot(path="content/events/a.yml", line=1)
    return RecordChanges(
        what=What.CHANGED, of="event", id="a", title="A", spot=spot, sentences=sentences
    )


def test_small_card_says_everything_in_the_open() -> None:
    sentence = Sentence(pieces=(Piece("Date: 1 → 2"),), spot=Spot(path="a.yml", line=1234))
    line = TextLine(mark="+", text="2 January")
    page = CardPage(kind=PageKind.CHANGED, address="events/a/", title="A", lines=(line,))
    card = Card(
        base=BASE,
        head=HEAD,
        headline="1 event changed; 1 page changes",
        records=(changed(sentence),),
        pages=(page,),
    )
    blob = f"{REPOSITORY}/blob/{HEAD}"
    assert markdown(card, LINES) == (
        f"{MARKER}\n## 1 event changed; 1 page changes\n\n"
        "\n### What changes (1)\n\n"
        f"- event [A]({blob}/content/events/a.yml#L1) · content/events/a.yml\n"
        f"  - Date: 1 → 2 ([line 1,234]({blob}/a.yml#L1234))\n"
        "\n### Pages (1)\n\n"
        "\n<details><summary>changed: events/a/ “A”</summary>\n\n"
        "```diff\n+ 2 January\n```\n\n</details>\n"
    )


def test_card_without_changes() -> None:
    card = Card(base=BASE, head=None, headline="Nothing that readers see changes")
    assert markdown(card, LINES) == f"{MARKER}\n## Nothing that readers see changes\n"


@pytest.mark.parametrize(
    "text", ["word " * 30, "@a #1 " * 200, "\u202e" * 300, "`" * 500, "ж" * 900]
)
@pytest.mark.parametrize(
    ("many", "sentences", "lines"), [(1, 1, 1), (1, 900, 900), (13, 40, 40), (500, 1, 1)]
)
def test_card_is_never_too_long(text: str, many: int, sentences: int, lines: int) -> None:
    card = full_card(text, many=many, sentences=sentences, lines=lines)
    made = markdown(card, LINES)
    assert len(made) <= MOST_CHARACTERS
    headings = re.findall(r"(?:### |<b>)([A-Z][^(]*) \(([\d,]+)\)", made)
    assert list(dict.fromkeys(title for title, _ in headings)) == SECTIONS
    counts = {title: int(count.replace(",", "")) for title, count in headings}
    assert counts == {**dict.fromkeys(SECTIONS, many), "Pages": 2 * many}
    shown = seen(made)
    assert shown.balanced
    assert set(shown.tags) <= OURS


def test_what_is_left_out_is_counted() -> None:
    made = markdown(full_card("A long title of some words", many=2_000), LINES)
    assert made.count("<details>") == made.count("</details>")
    _, changes = made.split("<b>What changes (2,000)</b>", 1)
    changes, _ = changes.split("</details>", 1)
    told = re.search(r"… and ([\d,]+) more", changes)
    assert told is not None
    items = len(re.findall("^- ", changes, re.MULTILINE)) - 1
    assert items + int(told[1].replace(",", "")) == 2_000
    assert len(made) > 0.8 * MOST_CHARACTERS


def test_everything_is_told_in_a_line_before_anything_is_told_in_full() -> None:
    long = full_card("Some words of a page", many=100, sentences=50, lines=300)
    made = markdown(long, LINES)
    assert "… and " in made
    _, pages = made.split("<b>Pages (200)</b>")
    assert len(re.findall("^(?:- (?:changed|redirected)|<details>)", pages, re.MULTILINE)) > 100


def test_long_record_is_folded_and_cut() -> None:
    made = markdown(full_card("Some words of a sentence", sentences=2_000), LINES)
    assert "<details><summary>2,000 changes</summary>" in made
    assert re.search(r"^  - … and 1,[89]\d\d more$", made, re.MULTILINE)
    assert made.count("Some words of a sentence") > 50


def test_comparison_leaves_nothing_out() -> None:
    card = full_card("Some words", sentences=2_000)
    made = records_markdown(card.records, LINES)
    assert made.count("<del>Some words</del>") == 2_000


def test_card_that_was_shortened_says_so() -> None:
    card = full_card("x").model_copy(update={"shortened": True})
    assert "leaves a part of it out" in markdown(card, LINES)
