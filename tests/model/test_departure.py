from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.departure import Article, Departure
from dateline.model.fingerprint import Verdict, fingerprint_of
from dateline.model.wording import words

TEXT = """\
At the meeting, officials spoke of the importance of dialogue. “There are significant differences
between NATO allies and Russia on these issues,” he said. “Our differences will not be easy to
bridge, and we can’t agree to that.” It was the first session in more than two years.
"""
ARTICLE = Article("article.txt", words(TEXT))


@pytest.mark.parametrize(
    ("quote", "word", "instead"),
    [
        ("Our differences will not be hard to bridge", "hard", "easy"),
        ("Our differences will be easy to bridge", "be", "not"),
        ("Our differences will not all be easy to bridge", "all", "be"),
        ("Your differences will not be easy to bridge", "Your", "“Our"),
        ("We think our differences will not be easy to bridge", "We", "he"),
        ("differences will not be easy to forget, and we can’t agree", "forget,", "bridge,"),
        (
            "There are significant differences … our problems will not be easy",
            "problems",
            "differences",
        ),
        ("we can agree to that", "agree", "can’t"),
        ("It was the first session in more than three years.", "three", "two"),
        ("It was the first session in more than two years, they say", "they", None),
        ("not be easy to bridge … There are significant differences", "There", None),
        ("nothing whatever like anything there", "nothing", None),
        ("different", "different", None),
    ],
)
def test_the_first_word_that_departs(quote: str, word: str, instead: str | None) -> None:
    assert ARTICLE.departure(quote) == Departure(word, instead)
    assert ARTICLE.judge(quote) is Verdict.ABSENT


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("dialogue", Verdict.PROVEN),
        ("two years", Verdict.PROVEN),
        ("dialogue … differences … easy", Verdict.PROVEN),
        ("differen[t]", Verdict.OPEN),
        ("…", Verdict.OPEN),
        ("easy … dialogue", Verdict.ABSENT),
        ("dialog", Verdict.ABSENT),
    ],
)
def test_short_parts_are_told_by_the_text(quote: str, verdict: Verdict) -> None:
    assert ARTICLE.judge(quote) is verdict


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Now that co\u00adoperation fails", "that co-operation fails", ("co-operation", 0)),
        ("Now that co-operation fails", "that cooperation fails", ("cooperation", 0)),
        ("We saw that. Now that differ-\nences fade", "that differences fade", ("differences", 0)),
        ("Now that co\u00adoperation fails", "this co-operation fails", ("this", 1)),
        ("They say that", "that co-operation fails", ("that", 1)),
    ],
)
def test_a_word_that_a_hyphen_parts(text: str, quote: str, expected: tuple[str, int]) -> None:
    departure = Article("", words(text)).departure(quote)
    assert departure
    assert (departure.word, int(departure.instead is None)) == expected


SOME = st.lists(st.sampled_from("abcd…"), max_size=12).map(" ".join)


@given(SOME, SOME)
def test_text_and_fingerprint_never_contradict_each_other(text: str, quote: str) -> None:
    article = Article("", words(text))
    by_hash = fingerprint_of(article.words, "s").judge(quote)
    assert by_hash in {article.judge(quote), Verdict.OPEN}


@pytest.mark.parametrize(
    ("text", "quote"),
    [("a " * 30_000, "a " * 20_000 + "b"), ("a b " * 15_000, "b a " * 10_000 + "c")],
    ids=["one word", "two words"],
)
def test_it_takes_no_time_whatever_the_words(text: str, quote: str) -> None:
    before = process_time()
    assert Article("", words(text)).departure(quote)
    assert process_time() - before < 20
