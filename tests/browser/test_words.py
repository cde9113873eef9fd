"""What the filters say, as pages say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.vocabulary import Vocabulary
from dateline.render.patterns import number_samples, written_patterns
from dateline.render.words import Words
from tests.browser.modules import blank_page, call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "de", "de-CH", "fr", "es", "uk", "ru", "pl", "hi", "fa", "ja")
"""With points, commas, apostrophes and spaces of two widths between digits, after three and two."""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with blank_page(browser, tmp_path_factory.mktemp("words")) as page:
        yield page


def in_words(language: str) -> Words:
    return Words(language, Vocabulary())


@settings(max_examples=25)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=50))
def test_numbers_are_written_as_on_pages(page: Page, numbers: list[int]) -> None:
    numbers += [0, 7, 999, 1000, 9999, 10_000, 100_000, 1_000_000]
    for words in map(in_words, LANGUAGES):
        samples = [number_samples(words), numbers]
        body = "const [samples, all] = given; return all.map(m.numberWriter(samples));"
        assert call(page, "words", body, samples) == [words.number(one) for one in numbers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_are_said_as_on_pages(page: Page, language: str) -> None:
    words = in_words(language)
    given = {"events": "event|events", **written_patterns(words)}
    body = "const [of, tag, all] = given; return all.map(m.wordsOf(of, tag).events);"
    counts = [0, 1, 2, 21, 10_000]
    assert call(page, "words", body, [given, language, counts]) == [
        words.count(one, "event", "events") for one in counts
    ]
