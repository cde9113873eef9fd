from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import TYPE_CHECKING

import pytest

from dateline.model.kind import Kind
from dateline.model.records import MODELS, Citation, Relations, Status
from dateline.model.references import RELATIONS
from tests.records import MisreadError, actor, event, place, source, statement, topic

if TYPE_CHECKING:
    from dateline.model.records import Record

EACH = (event("a"), actor("a"), place("a"), topic("a"), source("a"))


def test_every_kind_has_its_model() -> None:
    assert set(MODELS) == set(Kind)
    assert all(model.kind_of_record is kind for kind, model in MODELS.items())


@pytest.mark.parametrize(
    ("record", "address"),
    list(
        zip(EACH, ["events/a/", "actors/a/", "places/a/", "topics/a/", "sources/a/"], strict=True)
    ),
)
def test_address(record: Record, address: str) -> None:
    assert record.address == address


def test_a_page_of_a_bare_name_has_the_address_of_a_record() -> None:
    assert actor("actor:nato").address == "actors/nato/"


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (event(title="Talks", aliases=["The talks"]), ("Talks", "The talks")),
        (actor(name="NATO"), ("NATO",)),
        (
            actor(name="Kyiv", aliases="Kiev", also_known_as=[{"text": "Київ", "lang": "uk"}]),
            ("Kyiv", "Kiev", "Київ"),
        ),
        (place(name="Brussels"), ("Brussels",)),
        (topic(name="Talks"), ("Talks",)),
        (source(title="An article"), ("An article",)),
    ],
    ids=["event", "actor", "actor in other scripts", "place", "topic", "source"],
)
def test_what_a_record_goes_by(record: Record, names: tuple[str, ...]) -> None:
    assert record.names == names
    assert record.label == names[0]


def test_a_citation_is_an_id_or_says_more() -> None:
    cited = event(sources=["a", {"id": "b", "locator": "page 2", "supports": "date"}]).sources
    assert cited == (Citation(id="a"), Citation(id="b", locator="page 2", supports=("date",)))


def test_one_may_stand_for_a_list_of_one() -> None:
    made = event(
        places="brussels",
        actors="nato",
        topics="talks",
        sources="a",
        evidence={"date": "b"},
        relations={"follows": "c"},
    )
    assert (made.places, made.actors, made.topics) == (("brussels",), ("nato",), ("talks",))
    assert made.sources == (Citation(id="a"),)
    assert made.evidence == {"date": (Citation(id="b"),)}
    assert made.relations == Relations(follows=("c",))
    assert statement("nato", source={"id": "a"}).source == (Citation(id="a"),)


def test_an_event_is_confirmed_unless_it_says_otherwise() -> None:
    assert event().status is Status.CONFIRMED
    assert event(status="planned").status is Status.PLANNED


def test_the_relations_are_the_fields_of_relations() -> None:
    assert RELATIONS == (
        "follows",
        "part_of",
        "responds_to",
        "causes",
        "contradicts",
        "supersedes",
    )


@pytest.mark.parametrize(
    ("make", "values", "where"),
    [
        (event, {"status": "certain"}, ("status",)),
        (event, {"importance": "9"}, ("importance",)),
        (event, {"statements": [{"says": "x"}]}, ("statements", 0, "by")),
        (event, {"relations": {"precedes": ["x"]}}, ("relations", "precedes")),
        (event, {"media": [{"file": "a.png"}]}, ("media", 0, "alt")),
        (
            event,
            {"revisions": [{"date": "2022", "kind": "fix", "note": "x"}]},
            ("revisions", 0, "kind"),
        ),
        (event, {"withdrawn": {"reason": "x"}}, ("withdrawn", "date")),
        (actor, {"kind": "alliance"}, ("kind",)),
        (actor, {"also_known_as": [{"text": "x"}]}, ("also_known_as", 0, "lang")),
        (actor, {"roles": [{"at": "nato"}]}, ("roles", 0, "role")),
        (place, {"lat": "north"}, ("lat",)),
        (source, {"reliability": "G"}, ("reliability",)),
        (source, {"credibility": "0"}, ("credibility",)),
        (topic, {"title": "x"}, ("title",)),
    ],
)
def test_a_wrong_value_is_refused_where_it_is(
    make: object, values: dict[str, object], where: tuple[str | int, ...]
) -> None:
    assert callable(make)
    with pytest.raises(MisreadError) as caught:
        make("a", **values)
    assert [one.keys for one in caught.value.wrong] == [where]


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(MisreadError) as caught:
        event(date="yesterday", status="certain", importance="9", colour="red")
    assert len(caught.value.wrong) == 4


def test_what_many_records_have_in_common_is_in_memory_once() -> None:
    one, other = (event(date="2022-01-12", actors=who) for who in ("nato", " nato"))
    assert one.date is other.date
    assert one.actors[0] is other.actors[0]
    assert one.relations is other.relations


@pytest.mark.parametrize("record", EACH, ids=lambda record: record.kind_of_record.value)
def test_a_record_is_frozen_and_can_be_compared(record: Record) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(record, "id", "b")  # noqa: B010 - mypy knows that it cannot be set
    assert record == replace(record)
    assert record != replace(record, id="b")
