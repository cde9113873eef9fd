from __future__ import annotations

import pytest

from dateline.check import near_duplicate
from dateline.model.dates import Day
from tests.records import collection, event


def pairs(*titles_and_dates: tuple[str, str]) -> set[tuple[str, str]]:
    """Which events are said to look like which, by their place in the arguments."""
    events = [
        event(f"e{number}", title=title, date=date)
        for number, (title, date) in enumerate(titles_and_dates)
    ]
    found = near_duplicate.check(collection(*events), Day(2022, 6, 1))
    return {(one.path[8], one.message.rpartition("events/e")[2][0]) for one in found}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Biden and Putin speak by phone", "Putin and Biden speak by phone"),
        ("NATO–Russia Council meets", "NATO-Russia Council  meets"),
        ("Київ приймає міністрів", "Київ приймає міністрів".upper()),
        ("Russia publishes its demands", "Russia publishes its demand"),
        ("NATO-Russia Council meets", "NATO-Russia Council meets in Brussels after two years"),
        ("Second call of Biden and Putin in December", "Biden and Putin call"),
    ],
)
def test_titles_that_are_alike(one: str, other: str) -> None:
    assert pairs((one, "2022-01-12"), (other, "2022-01-12")) == {("1", "0")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Talks begin", "Talks end in Geneva"),
        ("Talks begin today", "Talks begin in Geneva today, and nobody knows for how long"),
        ("Biden and Putin call for talks", "Biden and Putin meet for a call in December"),
        ("Round 1 of the talks begins", "Round 2 of the talks begins"),
        ("First round of talks, in 2021", "First round of talks, in 2022"),
    ],
)
def test_titles_that_are_not_alike(one: str, other: str) -> None:
    assert not pairs((one, "2022-01-12"), (other, "2022-01-12"))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2022-01-12", "2022-01", True),
        ("2022-01", "2021-12/2022-01-15", True),
        ("2022-01-12/..", "2022-01-12", True),
        ("2022-01-12", "2022-01-13", False),
        ("2022-01", "2022-02", False),
    ],
)
def test_dates_have_to_overlap(one: str, other: str, *, alike: bool) -> None:
    assert bool(pairs(("Talks begin", one), ("Talks begin", other))) is alike


def test_title_that_holds_another_is_alike_on_its_day_and_of_its_type() -> None:
    short, long = "NATO-Russia Council meets", "NATO-Russia Council meets in Brussels"
    assert pairs((short, "2022-01-12"), (long, "2022-01-12T10:00Z")) == {("1", "0")}
    assert not pairs((short, "2022-01-12"), (long, "2022-01"))
    events = event("a", title=short), event("b", title=long, type="statement")
    assert not list(near_duplicate.check(collection(*events), Day(2022, 6, 1)))


def test_each_event_is_told_of_one_other() -> None:
    same = ("Talks begin", "2022-01-12")
    assert pairs(same, same, same) == {("1", "0"), ("2", "1")}


def test_twins_are_found_among_many_long_events() -> None:
    others = [(f"Something about the letter {chr(97 + n % 26) * 9}", "2022") for n in range(8)]
    assert ("9", "8") in pairs(*others, ("Talks begin", "2022-03-04"), ("Talks begin", "2022-03"))


def test_withdrawn_event_is_no_duplicate() -> None:
    events = [event("a", title="Talks begin"), event("b", title="Talks begin", status="withdrawn")]
    assert not list(near_duplicate.check(collection(*events), Day(2022, 6, 1)))


def test_same_place_of_a_source_is_told_in_spite_of_different_titles() -> None:
    cited = [{"id": "article", "locator": "Paragraph 3"}]
    events = [
        event("a", title="Talks begin", sources=cited),
        event("b", title="A convoy is seen", sources=cited),
    ]
    (found,) = near_duplicate.check(collection(*events), Day(2022, 6, 1))
    assert found.path == "events/b.yml"
