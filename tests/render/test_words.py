from __future__ import annotations

import pytest

from dateline.model.corroboration import Corroboration
from dateline.model.dates import parse
from dateline.model.records import Reliability
from dateline.model.vocabulary import Vocabulary
from dateline.render.words import (
    CREDIBILITY,
    RELIABILITY,
    Words,
    credibility,
    machine_date,
    reliability,
    role,
)
from tests.records import actor, topic, vocabulary

WORDS = Words("en", Vocabulary())

OWN = vocabulary(fields={"lane": {"kind": "text", "on": "event", "label": "Lane"}})


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (12345, "12,345 events")]
)
def test_count(number: int, said: str) -> None:
    assert WORDS.count(number, "event", "events") == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (42, "6 weeks"),
        (55, "7 weeks"),
        (179, "25 weeks"),
        (180, "6 months"),
        (400, "13 months"),
        (729, "24 months"),
        (730, "2 years"),
        (36_500, "100 years"),
    ],
)
def test_gap(days: int, said: str) -> None:
    assert WORDS.gap(days) == said


@pytest.mark.parametrize(
    ("date", "gutter"),
    [
        ("2022-01-12", "12 January"),
        ("2022-01", "January"),
        ("2022-01-XX", "January"),
        ("2022-01-1X", "between 10 and 19 Jan 2022"),
        ("2022", "2022"),
        ("2022-01~", "c. Jan 2022"),
        ("2022-01-12?", "12 Jan 2022 (?)"),
        ("2022-21", "spring 2022"),
    ],
)
def test_the_gutter_leaves_out_the_year_where_a_date_is_plain(date: str, gutter: str) -> None:
    assert WORDS.gutter(parse(date)) == gutter


@pytest.mark.parametrize("date", ["2021-11/..", "2021-11/2022-01", "[2021,2022]", "202X"])
def test_the_gutter_says_all_of_a_date_that_is_not_plain(date: str) -> None:
    assert WORDS.gutter(parse(date)) == WORDS.short(parse(date))


@pytest.mark.parametrize(
    ("date", "machine"),
    [
        ("2022-01-12", "2022-01-12"),
        ("2022-01-12T10:00:00+02:00", "2022-01-12"),
        ("2022-01", "2022-01"),
        ("2022", "2022"),
        ("0043", "0043"),
        ("Y12022", "12022"),
        ("2022-01~", None),
        ("2022?", None),
        ("2022-21", None),
        ("202X", None),
        ("2021/2022", None),
        ("2021-11/..", None),
        ("[2021,2022]", None),
        ("0000", None),
        ("-0043-03-15", None),
    ],
)
def test_machine_date(date: str, machine: str | None) -> None:
    assert machine_date(parse(date)) == machine


@pytest.mark.parametrize(
    ("date", "offices"),
    [
        ("2022-01-12", "Secretary-General, Member"),
        ("2022", "Secretary-General, Member"),
        ("2014-10-01", "Secretary-General, Member"),
        ("2014-09-30", "Prime Minister, Member"),
        ("2010-06-01", "Prime Minister, Member"),
        ("2000-01-01", "Member"),
        ("../2022", "Prime Minister, Secretary-General, Member"),
    ],
)
def test_a_speaker_has_the_offices_held_then(date: str, offices: str) -> None:
    speaker = actor(
        roles=[
            {"role": "Prime Minister", "period": "2005-10/2014-09"},
            {"role": "Secretary-General", "period": "2014-10-01/.."},
            {"role": "Member"},
        ]
    )
    assert role(speaker, parse(date)) == offices


def test_whoever_is_no_actor_has_no_office() -> None:
    assert role(topic(), parse("2022")) == ""


@pytest.mark.parametrize(
    ("language", "locale", "count"),
    [
        ("en", "en", "12,345"),
        ("de", "de", "12.345"),
        ("pt-BR", "pt_BR", "12.345"),
        ("zh-Hant", "zh_Hant", "12,345"),
        ("xx", "en", "12,345"),
        ("not a language", "en", "12,345"),
    ],
)
def test_the_language_of_the_site(language: str, locale: str, count: str) -> None:
    shown = Words(language, Vocabulary())
    assert shown.locale == locale
    assert shown.number(12345) == count


@pytest.mark.parametrize(
    ("name", "said"),
    [("event", "the event"), ("date", "the date"), ("part_of", "part of"), ("lane", "Lane")],
)
def test_field_labels(name: str, said: str) -> None:
    assert Words("en", OWN).field(name) == said


@pytest.mark.parametrize(
    ("sources", "publishers", "said"),
    [
        (0, 0, ""),
        (1, 0, "one source"),
        (1, 1, "one source"),
        (2, 0, "2 sources"),
        (2, 1, "2 sources, one publisher"),
        (3, 2, "3 sources, 2 publishers"),
        (1200, 1100, "1,200 sources, 1,100 publishers"),
    ],
)
def test_corroboration(sources: int, publishers: int, said: str) -> None:
    assert WORDS.corroboration(Corroboration(sources, publishers)) == said


def test_grades_in_words() -> None:
    assert [reliability(one) for one in (Reliability.A, Reliability.F)] == [
        "A – completely reliable",
        "F – cannot be judged",
    ]
    assert [credibility(one) for one in (1, 6)] == [
        "1 – confirmed by other sources",
        "6 – cannot be judged",
    ]
    assert list(RELIABILITY) == list(Reliability)
    assert list(CREDIBILITY) == [1, 2, 3, 4, 5, 6]


def test_stances_have_labels() -> None:
    assert WORDS.stance("asserts") == "asserts"
    assert WORDS.stance("unknown") == "unknown"
    assert Words("en", vocabulary(stances={"x": "claims"})).stance("x") == "claims"


def test_quotations_stand_in_the_marks_of_the_language() -> None:
    assert Words("de", Vocabulary()).quoted("Ja") == "„Ja“"
