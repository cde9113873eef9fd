from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.known import became_known, certainly_out, first_known, known, not_dated
from dateline.model.dates import Day
from tests.records import event, source, timeline

if TYPE_CHECKING:
    from dateline.known import Known
    from dateline.model.records import Record


def of(*records: Record) -> tuple[Known, ...]:
    """What is ever known of the events among some records."""
    return first_known(timeline(*records))


def shown(listed: tuple[Known, ...]) -> list[tuple[str, list[str], list[int], list[str]]]:
    """The events of a list, each with its sources, statements and disputes."""
    return [
        (
            one.event.id,
            [source.source.id for source in one.sources],
            [statement.number for statement in one.statements],
            [dispute.about for dispute in one.disputes],
        )
        for one in listed
    ]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2022-01-12", Day(2022, 1, 12)),
        ("2022-01-12T23:30:00-05:00", Day(2022, 1, 12)),
        ("2022-02", Day(2022, 2, 28)),
        ("2022", Day(2022, 12, 31)),
        ("2022-01-12/2022-01-14", Day(2022, 1, 14)),
        ("[2022-01-12,2022-01-14]", Day(2022, 1, 14)),
        ("2022-01-12?", None),
        ("2022-01~", None),
        ("2022-01-12/..", None),
        ("2022-01-12/", None),
        (None, None),
    ],
)
def test_a_source_was_certainly_out_on_the_last_day_it_can_mean(
    published: str | None, day: Day | None
) -> None:
    assert certainly_out(source(published=published)) == day


SOURCES = (
    source("early", published="2022-01-10"),
    source("late", published="2022-01-12"),
    source("month", published="2022-01"),
    source("undated"),
)
TALKS = event(
    "talks",
    sources=["early"],
    statements=[
        {"by": "x", "says": "One.", "about": "who began", "source": "late"},
        {"by": "y", "says": "Two.", "about": "who began", "source": ["month", "undated"]},
        {"by": "z", "says": "Three.", "source": ["month", "early"]},
        {"by": "z", "says": "Four.", "source": "undated"},
    ],
)
LATER = event("later", date="2022-01-13", sources=["late"])
NEVER = event("never", date="2022-01-14", sources=["undated"])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (Day(2022, 1, 9), []),
        (Day(2022, 1, 10), [("talks", ["early"], [3], [])]),
        (Day(2022, 1, 11), [("talks", ["early"], [3], [])]),
        (
            Day(2022, 1, 12),
            [("talks", ["early", "late"], [1, 3], []), ("later", ["late"], [], [])],
        ),
        (
            Day(2022, 1, 31),
            [
                ("talks", ["early", "late", "month"], [1, 2, 3], ["who began"]),
                ("later", ["late"], [], []),
            ],
        ),
    ],
)
def test_what_was_known_on_a_day(day: Day, expected: list[object]) -> None:
    assert shown(known(of(TALKS, LATER, NEVER, *SOURCES), day)) == expected


def test_a_point_is_the_same_however_it_is_written() -> None:
    versions = [
        {"by": "x", "says": "One.", "about": "Purpose of it", "source": "late"},
        {"by": "y", "says": "Two.", "about": "purpose  of IT", "source": "early"},
    ]
    listed = of(event("talks", sources=["early"], statements=versions), *SOURCES)
    assert [said.point for said in listed[0].statements] == ["Purpose of it"] * 2
    assert shown(known(listed, Day(2022, 1, 10))) == [("talks", ["early"], [2], [])]
    assert shown(known(listed, Day(2022, 1, 12))) == [
        ("talks", ["early", "late"], [1, 2], ["Purpose of it"])
    ]


def test_what_became_known_in_some_days() -> None:
    listed = became_known(of(TALKS, LATER, NEVER, *SOURCES), Day(2022, 1, 11), Day(2022, 1, 31))
    assert shown(listed) == [
        ("talks", ["late", "month"], [1, 2], ["who began"]),
        ("later", ["late"], [], []),
    ]
    assert [one.since for one in listed] == [Day(2022, 1, 10), Day(2022, 1, 12)]
    assert sorted(listed[0].days) == [Day(2022, 1, 12), Day(2022, 1, 31)]


def test_what_no_source_with_a_day_supports() -> None:
    assert shown(not_dated(of(TALKS, LATER, NEVER, event("bare"), *SOURCES))) == [
        ("bare", [], [], []),
        ("talks", ["undated"], [4], []),
        ("never", ["undated"], [], []),
    ]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"sources": ["early", "late"]}, 10),
        ({"sources": [{"id": "early", "supports": ["places"]}, "late"]}, 12),
        ({"sources": [{"id": "early", "supports": ["date"]}, "late"]}, 10),
        ({"sources": ["early", {"id": "late", "supports": ["date"]}]}, 12),
        ({"sources": ["early"], "evidence": {"date": ["late"]}}, 12),
        ({"sources": ["early"], "evidence": {"date": ["undated"]}}, None),
        ({"sources": ["early"], "evidence": {"date": ["nowhere"]}}, None),
        ({"sources": ["nowhere"], "evidence": {"places": ["early"]}}, 10),
        ({"sources": ["early"], "evidence": {"places": ["late"]}}, 10),
        ({"sources": [{"id": "early", "supports": ["places"]}]}, 10),
        (
            {
                "sources": [{"id": "early", "supports": ["places"]}],
                "evidence": {"date": ["late", "undated"]},
            },
            12,
        ),
        (
            {
                "sources": [{"id": "early", "supports": ["places"]}],
                "evidence": {"date": "undated"},
            },
            None,
        ),
    ],
)
def test_a_date_is_known_since_a_source_of_it(fields: dict[str, object], day: int | None) -> None:
    (one,) = of(event(**fields), *SOURCES)
    assert one.since == Day(2022, 1, 10)
    assert one.date_since == (day and Day(2022, 1, day))
    assert not one.date_known(Day(2022, 1, 9))
    assert one.date_known(Day(2022, 1, 12)) == (day is not None)


def test_withdrawn_events_and_unknown_sources_are_left_out() -> None:
    gone = event("gone", sources=["early"], withdrawn={"date": "2022-02-01"})
    said = {"by": "x", "says": "One.", "source": "nowhere"}
    lost = event("lost", sources=["nowhere"], statements=[said])
    listed = of(gone, lost, *SOURCES)
    assert shown(listed) == [("lost", [], [1], [])]
    assert known(listed, Day(9999, 12, 31)) == ()
    assert not_dated(listed) == listed


def test_sources_that_were_withdrawn_make_nothing_known() -> None:
    gone = source("gone", published="2022-01-01", withdrawn={"date": "2022-02-01"})
    said = {"by": "x", "says": "One.", "source": "gone"}
    (one,) = of(event(sources=["gone", "late"], statements=[said]), gone, *SOURCES)
    assert one.since == Day(2022, 1, 12)
    assert [found.source.id for found in one.sources] == ["late"]
    assert [found.since for found in one.statements] == [None]
    (one,) = of(event(sources=["late"], evidence={"date": ["gone"]}), gone, *SOURCES)
    assert (one.since, one.date_since) == (Day(2022, 1, 12), None)


days = st.dates().map(lambda date: Day(date.year, date.month, date.day))
published = st.one_of(
    days.map(Day.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    st.sampled_from(["2022", "2022-01-12~", "2022-01-12/..", None]),
)
ids = st.sampled_from(["a", "b", "c", "d"])
statements = st.fixed_dictionaries(
    {
        "by": st.just("x"),
        "says": st.just("So."),
        "source": st.lists(ids, min_size=1, max_size=3),
        "about": st.sampled_from(["one", "One", "other", None]),
    }
)
archives = st.builds(
    lambda out, events: of(
        *(source(name, published=day) for name, day in zip("abcd", out, strict=True)),
        *(
            event(f"e{number}", sources=cited, statements=said)
            for number, (cited, said) in enumerate(events)
        ),
    ),
    st.lists(published, min_size=4, max_size=4),
    st.lists(
        st.tuples(st.lists(ids, min_size=1, max_size=3), st.lists(statements, max_size=4)),
        max_size=4,
    ),
)


def parts(listed: tuple[Known, ...]) -> set[tuple[object, ...]]:
    """Everything that a list has, taken apart."""
    found: set[tuple[object, ...]] = set()
    for one in listed:
        found.add((one.event.id, one.since))
        found.update((one.event.id, part.source.id, part.since) for part in one.sources)
        found.update((one.event.id, part.number, part.since) for part in one.statements)
        found.update((one.event.id, part.about, part.since) for part in one.disputes)
    return found


@given(archives, days, days)
def test_what_is_known_stays_known(listed: tuple[Known, ...], one: Day, another: Day) -> None:
    first, last = sorted((one, another))
    assert parts(known(listed, first)) <= parts(known(listed, last))


@given(archives)
def test_everything_is_known_in_the_end_or_not_dated(listed: tuple[Known, ...]) -> None:
    end = max((day for one in listed for day in one.days), default=Day(1, 1, 1))
    assert parts(known(listed, end)) | parts(not_dated(listed)) == parts(listed)
    assert known(listed, Day(9999, 12, 31)) == known(listed, end)


@given(archives, days)
def test_a_day_is_the_days_before_and_what_it_added(listed: tuple[Known, ...], day: Day) -> None:
    before = known(listed, Day(day.year, 1, 1))
    added = became_known(listed, Day(day.year, 1, 2), day)
    if day > Day(day.year, 1, 1):
        assert parts(before) | parts(added) == parts(known(listed, day))
