"""What an expression begins with decides which rules are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.draft.beginnings import beginnings, head_of
from dateline.draft.expressions import RULES
from dateline.draft.grammar.prefixes import PREFIXES

if TYPE_CHECKING:
    from dateline.draft.grammar.rule import Prefix, Rule

GRAMMAR: tuple[Rule | Prefix, ...] = (*RULES, *PREFIXES)
ALL = frozenset[str]().union(*(one.heads for one in GRAMMAR))

PHRASES = """
the end of the year|the very end of May|the early hours of Friday|the 1990s|the '90s|the 490s BC
the 21st century|the twenty-first century|the 3rd of May 2021|the 3rd
the first quarter|the 1st quarter|the latter half|the first three months|the last two weeks
the past ten years|the next few days|the better part of a year|the half-hour|the following days
the same month a year ago|the year-ago quarter|the week before last|the day after tomorrow
the very next day|the immediately following year|the whole week|the fiscal year 2012|the years 1914
the present day|the not-too-distant future|the near term|the morning|the next morning
the spring of 2011|the coming winter|the following March|the previous Monday|the nineteen twenties
the twenties|the most recent years|the three days|the twenty-five years
a year ago|a few days|a couple of weeks|a number of years|a dozen years later|a hundred years
a full week|an entire day|an hour|an estimated two years|a half-century|a quarter of a century
a further three days|a day|a.d. 70|a month-long strike|half a dozen years ago|a thousand years
3 days|12 January 2022|2022-01-12|1,000 years ago|100 years|100 bc|0330 GMT|20:15|8 p.m.|1914-18
9/11|12/01/2022|2012|1980s|q3 2012|fiscal 2012|year 2012|ad 70|c. 1200|circa 1200
"""


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("the end", "the end"),
        ("the\nend", "the end"),
        ("the 1990s", "the 0000"),
        ("the '90s", "the '"),
        ("a week", "a week"),
        ("an hour", "a hour"),
        ("a.d. 70", "a"),
        ("5 days", "0"),
        ("12 days", "0"),
        ("490 bc", "000"),
        ("2022", "0000"),
        ("monday", "monday"),
    ],
)
def test_a_beginning_has_a_head(text: str, head: str) -> None:
    found = beginnings(ALL).match(text)
    assert found
    assert head_of(found) == head


@pytest.mark.parametrize("text", ["the cat", "an owl", "cat", "mondayish", "x2022", "theend"])
def test_other_words_begin_nothing(text: str) -> None:
    assert not beginnings(ALL).match(text)


def test_five_figures_are_no_head() -> None:
    found = beginnings(ALL).match("12345")
    assert found
    assert head_of(found) not in ALL


@pytest.mark.parametrize("phrase", PHRASES.strip().replace("\n", "|").split("|"))
def test_every_rule_that_matches_is_listed_under_the_beginning(phrase: str) -> None:
    low = phrase.lower()
    found = beginnings(ALL).match(low)
    assert found
    matching = [one for one in GRAMMAR if one.pattern.match(low)]
    assert matching
    assert [one.name for one in matching if head_of(found) not in one.heads] == []
