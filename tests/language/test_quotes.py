from __future__ import annotations

import pytest

from dateline.language.quotes import quoted


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "“Talks.”"),
        ("en_GB", "“Talks.”"),
        ("de", "„Talks.“"),
        ("de_AT", "„Talks.“"),
        ("fr", "«\u202fTalks.\u202f»"),
        ("es", "«Talks.»"),
        ("pl", "„Talks.”"),
        ("ru", "«Talks.»"),
        ("uk", "«Talks.»"),
        ("fi", "“Talks.”"),
        ("", "“Talks.”"),
    ],
)
def test_a_quotation_stands_in_the_marks_of_the_language(locale: str, said: str) -> None:
    assert quoted("Talks.", locale) == said


@pytest.mark.parametrize("text", ["", "He said “no”.", "<b>", "“"])
def test_the_words_stay_as_they_are(text: str) -> None:
    assert quoted(text, "en") == f"“{text}”"
