from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.report import inert
from dateline.review.card import Card
from dateline.review.html import html
from dateline.review.lines import Lines
from tests.review.cards import BASE, HEAD, full_card
from tests.review.markdown import Seen, seen_html
from tests.review.test_escape import HOSTILE

REPOSITORY = "https://github.com/org/timeline"
LINES = Lines.of(full_card("x"), REPOSITORY)
PLAIN = seen_html(html(full_card("x"), LINES))


def assert_inert(shown: Seen) -> None:
    assert shown.balanced
    assert set(shown.tags) <= set(PLAIN.tags)
    assert shown.attributes <= PLAIN.attributes
    assert all(link.startswith(f"{REPOSITORY}/blob/{HEAD}/content/") for link in shown.links)


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\ud800" not in text])
def test_nothing_comes_of_a_stranger_s_text(text: str) -> None:
    made = html(full_card(text), LINES)
    shown = seen_html(made)
    assert_inert(shown)
    assert " ".join(inert(text).split()) in " ".join(shown.text.split())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]", made)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_nothing_comes_of_any_text(text: str) -> None:
    assert_inert(seen_html(html(full_card(text), LINES)))


def test_page_loads_and_runs_nothing() -> None:
    assert not {"script", "img", "link", "iframe"} & set(PLAIN.tags)
    assert "default-src 'none'" in html(full_card("x"), LINES)


def test_everything_is_in_it() -> None:
    made = html(full_card("x", many=300, lines=1), LINES)
    assert made.count("<small>300</small>") == 6
    assert made.count("<small>600</small>") == 1


def test_card_without_changes_and_one_that_was_shortened() -> None:
    card = Card(base=BASE, head=None, headline="Nothing that readers see changes")
    assert "<h2>" not in html(card, LINES)
    shortened = card.model_copy(update={"shortened": True})
    assert "leaves a part of it out" in html(shortened, LINES)
