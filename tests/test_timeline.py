"""The linked view: what it promises for all collections, then what it says of a few."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.collection import WrittenPage
from dateline.model.links import find_links
from dateline.model.records import Event
from dateline.model.references import RELATIONS, links, references
from dateline.timeline import MOST_NEAR, NEAR_DAYS, Neighbours
from tests.records import (
    actor,
    collection,
    event,
    page,
    place,
    source,
    statement,
    timeline,
    topic,
    vocabulary,
)

if TYPE_CHECKING:
    from dateline.model.collection import Collection
    from dateline.model.records import Record
    from dateline.timeline import Timeline

FEW = settings(max_examples=50)
"""Each example is a whole collection, so half as many as usual cover as much."""

DATES = (
    "2022-01-12",
    "2022-01-12T10:00:00+02:00",
    "2022-01",
    "2022",
    "2022-01~",
    "2021-12-30/2022-01-12",
    "2021-11/..",
    "../2022-01",
    "[2022-01-10,2022-01-12]",
    "-0043",
    "2022-01-20",
)
EVENTS = ("first", "second", "third", "fourth", "fifth")
ACTORS = ("nato", "russia", "ukraine")
PLACES = ("brussels", "belgium", "europe")
TOPICS = ("talks", "security")
SOURCES = ("article", "readout")


def some(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=3)


TEXTS = st.lists(
    st.sampled_from([*EVENTS, *ACTORS, *PLACES, *SOURCES, "old-first", "nobody"]), max_size=2
).map(lambda ids: " and ".join(f"[[{one}]]" for one in ids))
CITATIONS = some(SOURCES)
STATEMENTS = st.lists(
    st.builds(
        lambda by, cited: {"by": by, "says": "So it is.", "source": cited},
        st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2),
        CITATIONS,
    ),
    max_size=2,
)


@st.composite
def events(draw: st.DrawFn, identifier: str) -> Event:
    values: dict[str, Any] = {
        "date": draw(st.sampled_from(DATES)),
        "actors": draw(some(ACTORS)),
        "places": draw(some(PLACES)),
        "topics": draw(some(TOPICS)),
        "sources": draw(CITATIONS),
        "statements": draw(STATEMENTS),
        "evidence": {"date": draw(CITATIONS)},
        "relations": {name: draw(some(EVENTS)) for name in RELATIONS},
        "body": draw(TEXTS),
        "summary": draw(TEXTS),
    }
    if draw(st.integers(0, 9)) == 0:
        values["withdrawn"] = {"date": "2022-02-01", "reason": "It did not happen."}
    if identifier == "first":
        values["former_ids"] = ["old-first"]
    return event(identifier, **values)


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    named: list[Record] = [draw(events(one)) for one in EVENTS]
    named += [actor(one, part_of=draw(some(ACTORS)), body=draw(TEXTS)) for one in ACTORS]
    named += [place(one, part_of=draw(some(PLACES)), description=draw(TEXTS)) for one in PLACES]
    named += [topic(one, part_of=draw(some(TOPICS))) for one in TOPICS]
    named += [source(one, note=draw(TEXTS)) for one in SOURCES]
    return named


def texts_of(linked: Timeline) -> dict[str, object]:
    """What a timeline says, by id, so that two of them can be compared."""
    return {
        "events": [one.id for one in linked.events],
        "of record": {key: [one.id for one in listed] for key, listed in linked.of_record.items()},
        "relations": {
            key: [(one.name, one.inverse, one.event.id) for one in listed]
            for key, listed in linked.relations.items()
        },
        "backlinks": {
            key: [(one.origin.path, one.fields) for one in listed]
            for key, listed in linked.backlinks.items()
        },
        "together": dict(linked.together),
        "near": {key: [one.id for one in listed] for key, listed in linked.near.items()},
    }


@FEW
@given(records().flatmap(lambda made: st.tuples(st.just(made), st.permutations(made))))
def test_the_order_of_files_makes_no_difference(case: tuple[list[Record], list[Record]]) -> None:
    made, shuffled = case
    assert texts_of(timeline(*made)) == texts_of(timeline(*shuffled))


@FEW
@given(records())
def test_the_order_of_events_is_total(made: list[Record]) -> None:
    linked = timeline(*made)
    keys = [(one.date.sort_key, one.id) for one in linked.events]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert [linked.position[one.id] for one in linked.events] == list(range(len(linked.events)))


@FEW
@given(records())
def test_every_event_that_stands_is_there_once(made: list[Record]) -> None:
    standing = [one.id for one in made if isinstance(one, Event) and one.withdrawn is None]
    assert sorted(one.id for one in timeline(*made).events) == sorted(standing)


def named_by(record: Record, gathered: Collection) -> dict[str, set[str]]:
    """Which records a record names, and in which of its fields."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for reference in references(record, gathered.vocabulary):
        in_relation = reference.keys[0] == "relations"
        named[reference.id].add(str(reference.keys[1 if in_relation else 0]))
    for where, target in links(record):
        found = gathered.names.find_any(target)
        if found:
            named[found].add(str(where.keys[0]))
    named.pop(record.id, None)
    return named


@FEW
@given(records(), TEXTS)
def test_backlinks_are_the_transpose_of_references_and_links(made: list[Record], text: str) -> None:
    written = page("about.md", text)
    gathered = collection(*made, pages=[written])
    expected = {
        (one.path, identifier, frozenset(fields))
        for one in made
        for identifier, fields in named_by(one, gathered).items()
    }
    for target in {gathered.names.find_any(one.target) for one in find_links(text)} - {None}:
        expected.add((written.path, str(target), frozenset({"body"})))
    linked = timeline(*made, pages=[written])
    found = [
        (backlink.origin.path, identifier, frozenset(backlink.fields))
        for identifier, listed in linked.backlinks.items()
        for backlink in listed
    ]
    assert len(found) == len(set(found))
    assert set(found) == expected


@FEW
@given(records())
def test_every_relation_stands_at_both_ends(made: list[Record]) -> None:
    linked = timeline(*made)
    stated = {
        (one.id, relation.name, relation.inverse, relation.event.id)
        for one in linked.collection.events
        for relation in linked.relations.get(one.id, ())
    }
    assert stated == {(other, name, not inverse, one) for one, name, inverse, other in stated}
    for one in linked.events:
        for name in RELATIONS:
            for identifier in getattr(one.relations, name):
                assert (one.id, name, False, identifier) in stated
    total = sum(len(listed) for listed in linked.relations.values())
    assert total == len(stated), "a relation is listed twice"


@FEW
@given(records())
def test_whoever_is_together_with_another_is_so_for_both(made: list[Record]) -> None:
    counts = {
        (one, other): count
        for one, listed in timeline(*made).together.items()
        for other, count in listed
    }
    assert counts == {(other, one): count for (one, other), count in counts.items()}
    assert not any(one == other for one, other in counts)
    expected: defaultdict[tuple[str, str], int] = defaultdict(int)
    for one in made:
        if isinstance(one, Event) and one.withdrawn is None:
            present = {*one.actors, *(by for item in one.statements for by in item.by)}
            for pair in ((a, b) for a in present for b in present if a != b):
                expected[pair] += 1
    assert counts == expected


@FEW
@given(records())
def test_what_is_near_is_near_from_both_sides_at_one_place_and_dated_to_the_day(
    made: list[Record],
) -> None:
    linked = timeline(*made)
    for identifier, others in linked.near.items():
        one = linked.events[linked.position[identifier]]
        assert 0 < len(others) <= MOST_NEAR
        assert identifier not in {other.id for other in others}
        for other in others:
            assert one.date.is_day
            assert other.date.is_day
            assert set(one.places) & set(other.places)
            assert one in linked.near[other.id]


@FEW
@given(records())
def test_the_events_of_a_record_are_in_order_and_each_once(made: list[Record]) -> None:
    linked = timeline(*made)
    for listed in linked.of_record.values():
        at = [linked.position[one.id] for one in listed]
        assert at == sorted(set(at))


@FEW
@given(records())
def test_events_that_were_withdrawn_are_nowhere(made: list[Record]) -> None:
    linked = timeline(*made)
    gone = {one.id for one in made if isinstance(one, Event) and one.withdrawn}
    shown = {one.id for listed in linked.of_record.values() for one in listed}
    shown |= {one.id for listed in linked.near.values() for one in listed}
    shown |= {one.id for one in linked.events} | linked.near.keys() | linked.position.keys()
    assert not shown & gone


def test_events_of_one_day_are_ordered_by_time_then_by_id() -> None:
    linked = timeline(
        event("b"),
        event("a"),
        event("noon", date="2022-01-12T12:00:00Z"),
        event("before-noon-in-kyiv", date="2022-01-12T13:00:00+02:00"),
        event("month", date="2022-01"),
        event("open", date="../2022-01-11"),
        event("since", date="2022-01-12/.."),
    )
    assert [one.id for one in linked.events] == [
        "open",
        "month",
        "a",
        "b",
        "since",
        "before-noon-in-kyiv",
        "noon",
    ]


def three() -> Timeline:
    return timeline(
        event("first", date="2022-01-10", topics=["talks"]),
        event("second", date="2022-01-11"),
        event("third", date="2022-01-12", topics=["talks"]),
        event("gone", date="2022-01-11", topics=["talks"], withdrawn={"date": "2022-02-01"}),
        topic("talks"),
    )


@pytest.mark.parametrize(
    ("identifier", "before", "after"),
    [("first", None, "second"), ("second", "first", "third"), ("third", "second", None)],
)
def test_neighbours(identifier: str, before: str | None, after: str | None) -> None:
    linked = three()
    pair = linked.neighbours(linked.events[linked.position[identifier]])
    assert ids_of(pair) == (before, after)


@pytest.mark.parametrize(
    ("identifier", "before", "after"), [("first", None, "third"), ("third", "first", None)]
)
def test_neighbours_in_a_topic(identifier: str, before: str | None, after: str | None) -> None:
    linked = three()
    pair = linked.neighbours_in(linked.events[linked.position[identifier]], "talks")
    assert ids_of(pair) == (before, after)


def ids_of(pair: Neighbours) -> tuple[str | None, str | None]:
    before, after = pair.before, pair.after
    return (before.id if before else None, after.id if after else None)


def test_events_of_places_and_topics_count_for_their_wholes() -> None:
    linked = timeline(
        event("council", places=["brussels"], topics=["talks"]),
        place("brussels", part_of=["belgium"]),
        place("belgium", part_of=["europe"]),
        place("europe"),
        place("paris", part_of=["europe"]),
        topic("talks", part_of=["security"]),
        topic("security"),
    )
    assert {key for key, listed in linked.of_record.items() if listed} == {
        "brussels",
        "belgium",
        "europe",
        "talks",
        "security",
    }


def test_actors_do_not_take_the_events_of_their_members() -> None:
    linked = timeline(
        event(actors=["stoltenberg"]), actor("stoltenberg", part_of=["nato"]), actor("nato")
    )
    assert linked.of_record == {"stoltenberg": linked.events}


def test_a_circle_of_parts_ends() -> None:
    linked = timeline(
        event(places=["a"]),
        place("a", part_of=["b"]),
        place("b", part_of=["c"]),
        place("c", part_of=["a", "c"]),
    )
    assert set(linked.of_record) == {"a", "b", "c"}
    assert all(len(listed) == 1 for listed in linked.of_record.values())


def test_speakers_and_sources_of_statements_and_evidence_have_the_event() -> None:
    linked = timeline(
        event(
            statements=[{"by": "nato", "says": "Yes.", "source": "article"}],
            evidence={"date": ["readout"]},
        ),
        actor("nato"),
        source("article"),
        source("readout"),
    )
    assert set(linked.of_record) == {"nato", "article", "readout"}


def test_a_reference_of_a_sites_own_has_the_event_and_a_backlink() -> None:
    words = vocabulary(
        fields={"host": {"kind": "reference", "on": "event", "label": "Host", "to": "actor"}}
    )
    linked = timeline(event(own={"host": "nato"}), actor("nato"), words=words)
    assert set(linked.of_record) == {"nato"}
    assert [one.fields for one in linked.backlinks["nato"]] == [("host",)]


def test_relations_stand_in_the_order_of_the_format_then_of_time() -> None:
    linked = timeline(
        event("late", date="2022-03-01"),
        event("early", date="2022-01-01"),
        event("council", date="2022-02-01", relations={"causes": ["late"], "follows": ["early"]}),
        event("echo", date="2022-04-01", relations={"responds_to": ["council"]}),
        event("other-echo", date="2022-03-01", relations={"responds_to": ["council"]}),
    )
    assert [(one.name, one.inverse, one.event.id) for one in linked.relations["council"]] == [
        ("follows", False, "early"),
        ("responds_to", True, "other-echo"),
        ("responds_to", True, "echo"),
        ("causes", False, "late"),
    ]


def test_relations_of_a_withdrawn_event_count_no_more_but_those_to_it_do() -> None:
    linked = timeline(
        event("gone", relations={"follows": ["early"]}, withdrawn={"date": "2022-02-01"}),
        event("early", date="2022-01-01"),
        event("better", relations={"supersedes": ["gone"]}),
    )
    assert "early" not in linked.relations
    assert [(one.name, one.inverse, one.event.id) for one in linked.relations["gone"]] == [
        ("supersedes", True, "better")
    ]
    assert [one.event.id for one in linked.relations["better"]] == ["gone"]


def test_references_that_lead_nowhere_are_left_out() -> None:
    linked = timeline(
        event(actors=["nobody"], relations={"follows": ["nothing"]}, body="[[nothing]]"),
    )
    assert linked.relations == {}
    assert linked.neighbours(linked.events[0]) == Neighbours(None, None)


def test_pages_link_back_by_former_ids_too() -> None:
    written = WrittenPage("index.md", "Home", "[[old-nato]], `[[russia]]`\n\n[[nobody]]\n")
    linked = timeline(actor("nato", former_ids=["old-nato"]), actor("russia"), pages=[written])
    assert {key: [one.origin for one in linked.backlinks[key]] for key in linked.backlinks} == {
        "nato": [written]
    }


def test_a_record_does_not_link_back_to_itself() -> None:
    linked = timeline(actor("nato", body="[[nato]] and [[old-nato]]", former_ids=["old-nato"]))
    assert linked.backlinks == {}


@pytest.mark.parametrize(
    ("date", "place_id", "is_near"),
    [
        ("2022-01-12", "brussels", True),
        ("2022-01-26", "brussels", True),
        ("2021-12-29", "brussels", True),
        ("2022-01-27", "brussels", False),
        ("2022-01-12", "geneva", False),
        ("2022-01-12T10:00:00Z", "brussels", True),
        ("2022-01", "brussels", False),
        ("2022-01-12?", "brussels", False),
        ("2022-01-12~", "brussels", False),
        ("2022-01-12/2022-01-13", "brussels", False),
        ("[2022-01-12,2022-01-13]", "brussels", False),
    ],
)
def test_near(date: str, place_id: str, is_near: bool) -> None:
    one, other = event("one", places=["brussels"]), event("two", date=date, places=[place_id])
    linked = timeline(one, other, place("brussels"), place("geneva"))
    assert linked.near == ({"one": (other,), "two": (one,)} if is_near else {})


def test_the_nearest_come_first_and_there_are_not_too_many() -> None:
    made = [event(f"day-{day:02}", date=f"2022-01-{day:02}", places=["x"]) for day in range(1, 13)]
    linked = timeline(*made, place("x"))
    assert [one.id for one in linked.near["day-06"]] == [
        "day-05",
        "day-07",
        "day-04",
        "day-08",
        "day-03",
    ]
    assert NEAR_DAYS == 14


def test_near_looks_across_a_change_of_era() -> None:
    one = event("one", date="-0001-12-31", places=["x"])
    other = event("two", date="0000-01-01", places=["x"])
    assert timeline(one, other, place("x")).near["one"] == (other,)


def test_whoever_appears_most_often_comes_first_then_by_name() -> None:
    linked = timeline(
        event("one", actors=["nato", "russia", "zebra"]),
        event("two", actors=["nato"], statements=[statement("russia", by=["russia"])]),
        event("three", actors=["nato", "aardvark"]),
        actor("nato"),
        actor("russia"),
        actor("zebra", name="Alpha"),
        actor("aardvark", name="Beta"),
    )
    assert linked.together["nato"] == (("russia", 2), ("zebra", 1), ("aardvark", 1))


def test_what_was_published_on_an_unknown_day_of_a_year_was_not_known_at_its_start() -> None:
    made = timeline(
        event("flood", date="2022-06-05", sources=["book", "report"]),
        event("storm", date="2022-06-05", sources=["book"]),
        source("book", published="2022"),
        source("report", published="2022-06-06"),
    )
    assert {name: date.text for name, date in made.reported.items()} == {
        "flood": "2022-06-06",
        "storm": "2022",
    }


def test_what_was_withdrawn_reported_nothing() -> None:
    made = timeline(
        event("flood", sources=["gone", "report"]),
        event("storm", sources=["gone"]),
        source("gone", published="2022-06-05", withdrawn={"date": "2022-07-01"}),
        source("report", published="2022-06-06"),
    )
    assert {name: date.text for name, date in made.reported.items()} == {"flood": "2022-06-06"}


def test_a_marker_is_no_link_to_a_record_of_its_name() -> None:
    made = timeline(topic("timeline"), pages=[page("index.md", "[[timeline]]\n\nSee it.\n")])
    assert made.backlinks == {}
    linked = timeline(topic("timeline"), pages=[page("index.md", "See [[timeline]].\n")])
    assert list(linked.backlinks) == ["timeline"]
