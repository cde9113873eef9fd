from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dateline.check.run import check
from dateline.model.dates import Day
from dateline.model.kind import Kind
from dateline.model.problem import Severity
from dateline.read.content import read
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.collection import Collection

OPEN = {"vocabulary.yml": "entities: open\n"}
EVENT = "title: Talks\ndate: 2022-01-12\ntype: meeting\n"


def collection(folder: Path, **files: str) -> Collection:
    """The collection of an open site; `events_talks` is the file `events/talks.yml`."""
    named = {f"{name.replace('_', '/', 1)}.yml": text for name, text in files.items()}
    return read(write_files(folder, {**OPEN, **named})).collection


def test_name_without_a_record_gets_one(tmp_path: Path) -> None:
    found = collection(
        tmp_path,
        events_talks=f"{EVENT}actors: [Sergei Ryabkov]\nplaces: [Geneva]\ntopics: [Arms control]\n",
    )
    bare = [one for one in found.records if not one.registered]
    assert {(one.id, one.label, one.address) for one in bare} == {
        ("actor:sergei-ryabkov", "Sergei Ryabkov", "actors/sergei-ryabkov/"),
        ("place:geneva", "Geneva", "places/geneva/"),
        ("topic:arms-control", "Arms control", "topics/arms-control/"),
    }
    (event,) = found.events
    assert event.actors == ("actor:sergei-ryabkov",)
    assert (event.places, event.topics) == (("place:geneva",), ("topic:arms-control",))


def test_record_of_a_name_is_placed_where_it_is_first_written(tmp_path: Path) -> None:
    found = collection(tmp_path, events_talks=f"{EVENT}actors: [NATO, Sergei Ryabkov]\n")
    assert {(one.path, one.within) for one in found.actors} == {
        ("events/talks.yml", ("actors", 0)),
        ("events/talks.yml", ("actors", 1)),
    }


def test_spellings_of_one_name_are_one_record(tmp_path: Path) -> None:
    found = collection(
        tmp_path,
        events_a=f"{EVENT}actors: [Sergei Ryabkov, SERGEI RYABKOV]\n",
        events_b=f"{EVENT}actors: [Sergei  Ryabkov, Sergei-Ryabkov]\n",
    )
    (actor,) = found.actors
    assert actor.names == (
        "SERGEI RYABKOV",
        "Sergei  Ryabkov",
        "Sergei Ryabkov",
        "Sergei-Ryabkov",
    )
    assert {identifier for event in found.events for identifier in event.actors} == {actor.id}


def test_name_of_a_record_is_that_record(tmp_path: Path) -> None:
    found = collection(
        tmp_path,
        events_talks=f"{EVENT}actors: [The Alliance, nato, North Atlantic]\n",
        actors_nato="name: NATO\nkind: organization\naliases: [The Alliance]\n"
        "former_ids: [north-atlantic]\n",
    )
    (event,) = found.events
    assert event.actors == ("nato", "nato", "actor:north-atlantic")


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Київ", "place:kiiv"),
        ("北京", "place:beijing"),
        ("A & B", "place:a-b"),
        ("CON", "place:con-[0-9a-f]{8}"),
        ("…", "place:[0-9a-f]{8}"),
    ],
)
def test_name_in_any_script_has_an_address(name: str, identifier: str, tmp_path: Path) -> None:
    (place,) = collection(tmp_path, events_talks=f"{EVENT}places: ['{name}']\n").places
    assert place.label == name
    assert re.fullmatch(identifier, place.id.lower())
    assert place.address == f"places/{place.id.partition(':')[2]}/"


def test_name_whose_address_is_taken_is_unknown(tmp_path: Path) -> None:
    files = {
        **OPEN,
        "events/talks.yml": f"{EVENT}actors: [Nato!]\nsources: [{{title: A}}]\n",
        "actors/nato.yml": "name: North Atlantic\nkind: organization\n",
        "index.md": "[[nato]]\n",
    }
    found = check(read(write_files(tmp_path, files)), Day(2022, 6, 1))
    (problem,) = (one for one in found if one.severity is not Severity.NOTICE)
    assert problem.rule == "unknown-reference"
    assert problem.hint == "did you mean “nato”?"


def test_closed_collection_makes_no_records(tmp_path: Path) -> None:
    files = {"events/talks.yml": f"{EVENT}actors: [Sergei Ryabkov]\n"}
    found = read(write_files(tmp_path, files)).collection
    assert found.actors == ()
    assert found.names.candidates(Kind.ACTOR, "Sergei Ryabkov") == ()


def test_sources_and_events_need_records_in_open_collections_too(tmp_path: Path) -> None:
    found = collection(
        tmp_path, events_talks=f"{EVENT}sources: [A report]\nrelations: {{follows: [Before]}}\n"
    )
    assert len(found.records) == 1


def test_speakers_roles_and_own_fields_are_open(tmp_path: Path) -> None:
    files = {
        "vocabulary.yml": "entities: open\n"
        "fields: {host: {kind: reference, on: event, label: Host, to: actor}}\n",
        "events/talks.yml": f"{EVENT}host: Switzerland\n"
        "statements: [{by: Mr X, says: A, source: {title: A}}]\n",
        "actors/nato.yml": "name: NATO\nkind: organization\nroles: [{role: Guest, at: OSCE}]\n",
    }
    found = read(write_files(tmp_path, files)).collection
    assert {one.id for one in found.actors if not one.registered} == {
        "actor:switzerland",
        "actor:mr-x",
        "actor:osce",
    }
    (event,) = found.events
    assert event.own == {"host": "actor:switzerland"}
