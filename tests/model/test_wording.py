from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.wording import quotation, words


def compared(text: str) -> str:
    """The words of an article, with a space between them."""
    return " ".join(word.text for word in words(text))


def parts(text: str) -> list[str]:
    """The parts of a quotation, the words of each with a space between them."""
    return [" ".join(word.text for word in part) for part in quotation(text).parts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Don’t,” he said – ‘please’.", "\"Don't\", he said - 'please'."),
        ("NATO\u2011Russia", "NATO–Russia"),
        ("NATO -Russia", "NATO—Russia"),
        ("the allies’ view", "the allies' view"),
        ("se­cu\u200brity\ufeff", "security"),
        ("at\u00a0once\u202fnow", "at once now"),
        ("ﬁnal \uff2e\uff21\uff34\uff2f ½", "final NATO 1\u20442"),
        ("cafe\u0301", "café"),
        ("STRASSE", "straße"),
        ("Київ ухвалив", "КИЇВ УХВАЛИВ"),
        ("don\u00b4t don\u02bct", "don't don’t"),
        ("line\r\nbreaks\nare spaces", "line breaks are spaces"),
        ("\\[a\\] **bold** _word_ `code`", "a bold word code"),
        ("«Так», — сказав він", "“Так” сказав він"),
    ],
)
def test_what_is_not_compared(one: str, other: str) -> None:
    assert compared(one) == compared(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it's", "its"),
        ("we're", "were"),
        ("the U.S. told", "the us told"),
        ("3.5 million", "35 million"),
        ("3.5 million", "3,5 million"),
        ("$5", "€5"),
        ("5%", "5"),
        ("re-sign", "resign"),
        ("cafe", "café"),
        ("м'який", "мякий"),
        ("now here", "nowhere"),
        ("किताब", "कताब"),
    ],
)
def test_what_is_compared(one: str, other: str) -> None:
    assert compared(one) != compared(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" … — “” ", ""),
        ("Russia’s 2,500 men, 4.5%", "russia s 2,500 men 4.5 %"),
        ("12:30 p.m.", "12 30 p m"),
        ("北約與俄", "北 約 與 俄"),
        ("NATOの会議", "nato の 会 議"),
        ("สวัสดี", "ส ว ั ส ด ี"),
        ("हिन्दी में", "हिन्दी में"),
        ("שָׁלוֹם", "שָׁלוֹם"),
        ("\u0301 \u0301a", "a"),
    ],
)
def test_the_words_of_a_text(text: str, expected: str) -> None:
    assert compared(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "is_whole"),
    [
        ("we will not", ["we will not"], True),
        ("we will … not", ["we will", "not"], True),
        ("…we will not…", ["we will not"], True),
        ("we will ... not . . . go", ["we will", "not", "go"], True),
        ("we will [...] not […] go ( … ) there", ["we will", "not", "go", "there"], True),
        ("we will[…]not", ["we will", "not"], True),
        ("we [the allies] will", ["we", "will"], True),
        ("‘[We] will’", ["will"], True),
        ("they was [sic] there", ["they was", "there"], True),
        ("[T]he wall and [a]n end", ["the wall and an end"], True),
        ("[I] think", ["think"], True),
        ("it concern[ed] them", ["it", "them"], False),
        ("the [un]happy few", ["the", "few"], False),
        ("we [a [b] c] will", ["we", "will"], True),
        ("we ] will [ not", ["we will not"], True),
        ("\uff3b我們\uff3d will", ["will"], True),
        ("[all of it]", [], True),
        ("…", [], True),
        ("the U.S.... went", ["the u s", "went"], True),
        ("[a][b] c", ["c"], True),
    ],
)
def test_the_parts_of_a_quotation(text: str, expected: list[str], *, is_whole: bool) -> None:
    assert parts(text) == expected
    assert quotation(text).is_whole is is_whole


@given(st.text())
def test_words_are_made_even_once_and_for_all(text: str) -> None:
    once = compared(text)
    assert compared(once) == once
    assert all(word.text and " " not in word.text for word in words(text))


@given(st.text())
def test_a_quotation_is_taken_apart_whatever_it_holds(text: str) -> None:
    assert all(quotation(text).parts)


@given(st.lists(st.sampled_from("[].…aA' \0"), max_size=30).map("".join))
def test_no_word_of_a_quotation_is_made_up(text: str) -> None:
    kept = [word.text for part in quotation(text).parts for word in part]
    assert set("".join(kept)) <= {"a"}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[]" * 50_000,
        "a" * 100_000 + "[b]",
        ". " * 50_000,
        "a[b]" * 30_000,
        "." * 100_000,
    ],
    ids=lambda text: text[:4],
)
def test_no_quotation_takes_long(text: str) -> None:
    before = process_time()
    quotation(text)
    assert process_time() - before < 5


def test_words_are_shown_as_they_are_written() -> None:
    assert [word.written for word in words("“long-term” plans")] == [
        "“long-term”",
        "“long-term”",
        "plans",
    ]
    assert {word.written for word in words("-".join("word" for _ in range(20)))} == {"word"}
