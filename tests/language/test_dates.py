from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import localedata
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.catalogue import LANGUAGES, catalogue_for
from dateline.language.dates import (
    day_and_month,
    in_short,
    in_words,
    meaning,
    month_and_year,
    month_name,
    year_name,
)
from dateline.language.one_date import say_single
from dateline.language.phrases import Wording
from dateline.model.dates import Day, Single, parse
from tests.model.test_dates_properties import edtf_texts

TABLES = Path(__file__).with_name("test_dates_tables")
"""Golden tables, one a language, read by somebody who reads it: EDTF, words, short, meaning."""

CATALOGUES = Path(__file__).parents[2] / "generator/dateline/language/catalogues"


def rows(language: str) -> list[list[str]]:
    lines = (TABLES / f"{language}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize("language", [*LANGUAGES, "it"])
def test_table(language: str) -> None:
    table = rows(language)
    said = []
    for text, *_ in table:
        value = parse(text)
        sentence = meaning(value, language) or ""
        said.append([text, in_words(value, language), in_short(value, language), sentence])
    assert said == table


def test_tables_cover_the_same_dates() -> None:
    first, *others = ([row[0] for row in rows(language)] for language in (*LANGUAGES, "it"))
    assert all(other == first for other in others)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-01-12", "12 January 2022"),
        ("2022-01", "January 2022"),
        ("2021-12~", "about December 2021"),
        ("2019?", "possibly 2019"),
        ("[2022-01-10..2022-01-13]", "between 10 and 13 January 2022"),
        ("2022-01-10/2022-01-13", "10–13 January 2022"),
        ("[..1996]", "before 1997"),
        ("2021-11/", "from November 2021, end not known"),
        ("2022-21", "spring 2022"),
        ("199X", "the 1990s"),
        ("-0043", "44 BCE"),
        ("2021-12-07T10:07:00-05:00", "7 December 2021, 10:07 (UTC−5)"),
        ("{2022-01-10,2022-01-12,2022-01-13}", "10, 12 and 13 January 2022"),
        ("[2021,2022]", "either 2021 or 2022"),
    ],
)
def test_english(text: str, words: str) -> None:
    assert in_words(parse(text), "en") == words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2022-01-12", None),
        ("2021-12-07T10:07:00Z", None),
        ("2022-01", "The day is not known; only the month is given."),
        ("2021-12~", "The date is approximate."),
        ("0050S1", "The year is not known; it lies between 50 and 59 CE."),
    ],
)
def test_meaning(text: str, sentence: str | None) -> None:
    assert meaning(parse(text), "en") == sentence


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en-US", "12 January 2022"),
        ("de-AT", "12. J\xe4nner 2022"),
        ("pt-BR", "12 de janeiro de 2022"),
        ("pl", "12 stycznia 2022"),
        ("zh-Hant", "2022年1月12日"),
        ("ja", "2022年1月12日"),
        ("xx-YY", "12 January 2022"),
        ("", "12 January 2022"),
    ],
)
def test_locale(locale: str, words: str) -> None:
    assert in_words(parse("2022-01-12"), locale) == words


def test_months_of_one_language_do_not_turn_up_in_another() -> None:
    assert month_name(2, "ja") == "2月"
    assert month_name(2, "pl") == "luty"
    assert in_short(parse("2022-02"), "pl") == "lut 2022"


def test_a_language_without_a_catalogue_explains_in_english() -> None:
    assert meaning(parse("2022-01"), "it") == meaning(parse("2022-01"), "en")


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("en", ["March", "March 2022", "15 March", "2022", "44 BCE"]),
        ("de", ["M\xe4rz", "M\xe4rz 2022", "15. M\xe4rz", "2022", "44 v.\xa0Chr."]),
        ("fr", ["mars", "mars 2022", "15\xa0mars", "2022", "44\xa0av.\xa0J.-C."]),
        ("es", ["marzo", "marzo de 2022", "15 de marzo", "2022", "44 a.\xa0C."]),
    ],
)
def test_names(locale: str, names: list[str]) -> None:
    assert [
        month_name(3, locale),
        month_and_year(2022, 3, locale),
        day_and_month(Day(2022, 3, 15), locale),
        year_name(2022, locale),
        year_name(-43, locale),
    ] == names


def test_years_in_any_age() -> None:
    assert [year_name(year, "en") for year in (-170000000, -1, 0, 1, 999, 1000, 9999, 10000)] == [
        *("170,000,001 BCE", "2 BCE", "1 BCE", "1 CE", "999 CE", "1000", "9999", "10,000 CE"),
    ]


@given(edtf_texts, st.sampled_from([*LANGUAGES, "it", "ja", "ar"]))
@settings(max_examples=300)
def test_every_date_has_words(text: str, locale: str) -> None:
    value = parse(text)
    for words in (in_words(value, locale), in_short(value, locale), meaning(value, locale) or "-"):
        assert words
        assert words == words.strip()
        assert not {"  ", "{", "}", "()"} & set(words)
        assert "  " not in words
        assert "()" not in words
        assert not re.search(r"\([^()]*\(", words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_complete(language: str) -> None:
    said = ("about", "possibly", "possibly about", "inner about", "inner possibly about")
    optional = {"first day", "short decade", "euphony", "short until then", "either of dates"}
    optional |= {"short later in a choice"}
    optional |= {f"{word} {kind}" for word in said for kind in ("part", "decade", "century")}
    missing = contexts("en") - contexts(language) - optional
    # Grammatical forms that English alone asks for.
    assert [name for name in missing if not name.startswith(("apart ", "definite "))] == []


@pytest.mark.parametrize("language", [*LANGUAGES, "und"])
def test_catalogue_says_each_thing_once(language: str) -> None:
    text = (CATALOGUES / f"{language}.po").read_text("utf-8")
    assert text.count("msgctxt") == len(contexts(language))


def contexts(language: str) -> set[str]:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return {str(entry.context) for entry in read_po(file, abort_invalid=True) if entry.context}


def test_every_locale_of_cldr_names_days_and_months() -> None:
    for locale in localedata.locale_identifiers():
        catalogue = catalogue_for(locale)
        assert "{day}" in catalogue.messages["day"], locale
        assert all(len(set(names)) == 12 for names in catalogue.months.values()), locale


@pytest.mark.parametrize("language", [*LANGUAGES, "it", "ja"])
@pytest.mark.parametrize("short", [False, True])
def test_a_plain_day_is_said_like_any_other_date(language: str, *, short: bool) -> None:
    wording = Wording(catalogue_for(language), short)
    for year in (-43, 8, 1066, 2022, 9999):
        for month in range(1, 13):
            for number in (1, 2, 3, 12, 21, 28):
                day = parse(f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}")
                (single,) = day.parts
                assert isinstance(single, Single)
                slowly = wording.catalogue.joined(say_single(single, wording))
                assert (in_short if short else in_words)(day, language) == slowly


@pytest.mark.parametrize(
    ("text", "words"),
    [("2022-01-05/2022-01-05", "5 January 2022"), ("2022-01/2022-01", "January 2022")],
)
def test_an_interval_of_one_date_is_said_as_that_date(text: str, words: str) -> None:
    assert in_words(parse(text), "en") == words
