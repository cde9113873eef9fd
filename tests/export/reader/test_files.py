from __future__ import annotations

import gzip
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dateline.checked import read_and_check
from dateline.export.reader.files import FOLDER, INDEX, core_path
from dateline.export.reader.shards import MOST_IN_A_YEAR
from dateline.model.dates import Day
from dateline.timeline import link
from tests.conftest import ROOT
from tests.export.reader.reading import file, made, numbers, rows
from tests.records import actor, event, place, source, statement, timeline, topic, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.timeline import Timeline

RECORDS = (
    event(
        "2022-01-12-council",
        title="The council meets",
        status="reported",
        actors=["nato"],
        places=["brussels"],
        topics=["talks"],
        sources=["article"],
        summary="It *met* in [[brussels]].",
        statements=[statement("russia", source=["paper"])],
    ),
    event("2022-01-13-call", type="call", date="2022-01", sources=["article", "note"]),
    event("gone", withdrawn={"date": "2022-03-01", "reason": "It did not happen."}),
    actor(),
    actor("russia", name="Russia"),
    actor("unused"),
    place(part_of=["belgium"]),
    place("belgium"),
    topic(),
    source("article", publisher="The Paper"),
    source("paper", publisher="the  PAPER"),
    source("note"),
)


@pytest.fixture(scope="module")
def linked() -> Timeline:
    return timeline(*RECORDS)


def test_the_core_is_found_without_the_index(linked: Timeline) -> None:
    assert core_path(linked) == f"{FOLDER}/{json.loads(made(linked)[INDEX])['core']}"


def test_the_index_names_every_other_file(linked: Timeline) -> None:
    files = made(linked)
    index = json.loads(files[INDEX])
    named = [
        *(index["core"], index["sources"], *index["cards"].values()),
        *(one[2] for one in index["shards"]),
    ]
    assert sorted(files) == sorted([INDEX, *(f"{FOLDER}/{name}" for name in named)])
    assert index["events"] == 2
    assert index["types"][:2] == [["meeting", "Meeting", 0], ["call", "Call", 1]]
    assert [name for name, _ in index["statuses"]] == [
        "confirmed",
        "reported",
        "disputed",
        "planned",
        "cancelled",
    ]


def test_core_has_what_the_pages_of_records_list(linked: Timeline) -> None:
    core = file(made(linked), "core")
    assert rows(core["actor"]) == [[], ["nato", "russia"]]
    assert rows(core["place"]) == [[], ["belgium", "brussels"]]
    assert rows(core["topic"]) == [[], ["talks"]]
    sources = file(made(linked), "sources")
    assert rows({**core["source"], **sources}) == [["article", "note"], ["article", "paper"]]
    assert sources["labels"] == ["Article", "Note", "Paper"]
    assert core["source"]["publishers"] == ["The Paper"]
    assert core["source"]["publisher"] == [0, -1, 0]
    assert core["actor"]["labels"] == ["Nato", "Russia"]
    assert (core["type"], core["status"], core["disputed"]) == ("10", "01", "00")


def test_core_has_no_text_of_an_event(linked: Timeline) -> None:
    files = made(linked)
    core = next(content for path, content in files.items() if "core-" in path)
    assert "council" not in core
    assert "It met" not in core


def test_shards_have_the_texts_as_readers_see_them(linked: Timeline) -> None:
    files = made(linked)
    name, first, path = json.loads(files[INDEX])["shards"][0]
    assert (name, first) == ("2022", 0)
    shard = json.loads(files[f"{FOLDER}/{path}"])
    assert {key: column[1] for key, column in shard.items()} == {
        "id": "2022-01-12-council",
        "title": "The council meets",
        "date": "2022-01-12",
        "words": "12 January 2022",
        "gutter": "12 January",
        "mark": "0",
        "type": "0",
        "status": "1",
        "disputed": "0",
        "places": ["Brussels"],
        "counted": "2 sources, one publisher",
        "summary": "It met in Brussels.",
    }


def test_withdrawn_events_and_records_are_not_there(linked: Timeline) -> None:
    everything = "".join(made(linked).values())
    assert "gone" not in everything
    withdrawn = source("paper", withdrawn={"date": "2022-03-01", "reason": "A mistake."})
    files = made(timeline(*RECORDS[:-2], withdrawn, RECORDS[-1]))
    assert "paper" not in file(files, "sources")["ids"]


def test_a_point_with_two_versions_is_disputed() -> None:
    versions = [statement("nato", about="the outcome"), statement("russia", about="The outcome")]
    files = made(timeline(event(statements=versions), actor(), actor("russia")))
    assert file(files, "core")["disputed"] == "1"


def test_terms_of_a_sites_own_fields_are_columns() -> None:
    terms = {"air": {"label": "In the air"}, "sea": {"label": "At sea"}, "land": {"label": "Land"}}
    words = vocabulary(
        fields={
            "lane": {"kind": "term", "on": "event", "label": "Lane", "terms": terms},
            "means": {"kind": "terms", "on": "event", "label": "Means", "terms": terms},
            "casualties": {"kind": "number", "on": "event", "label": "Casualties"},
            "party": {"kind": "term", "on": "actor", "label": "Party", "terms": terms},
        }
    )
    linked = timeline(
        event("a", own={"lane": "sea", "means": ("land", "air"), "casualties": 3.0}),
        event("b"),
        words=words,
    )
    fields = file(made(linked), "core")["fields"]
    assert {name: rows(column) for name, column in fields.items()} == {
        "lane": [["sea"], []],
        "means": [["land", "air"], []],
    }
    assert fields["lane"]["labels"] == ["In the air", "At sea", "Land"]


def test_types_that_a_preview_does_not_know_have_a_number() -> None:
    files = made(timeline(event(type="unheard"), words=vocabulary(types={"call": "Call"})))
    assert json.loads(files[INDEX])["types"] == [["call", "Call", 0], ["unheard", "unheard", 9]]
    assert numbers(file(files, "core")["type"]) == [1]


def test_a_site_without_events_has_files_too() -> None:
    files = made(timeline())
    assert json.loads(files[INDEX])["shards"] == []
    assert file(files, "core")["first"] == []


def test_years_with_many_events_are_cut_by_month() -> None:
    few = [event(f"2021-{n:04}", date="2021-05-01") for n in range(MOST_IN_A_YEAR)]
    many = [event(f"2022-{n:04}", date=f"2022-{n % 2 + 1:02}") for n in range(MOST_IN_A_YEAR)]
    loose = event("2022-whole", date="2022")
    index = json.loads(made(timeline(*few, *many, loose))[INDEX])
    assert [(name, first) for name, first, _ in index["shards"]] == [
        ("2021", 0),
        ("2022-01", 1000),
        ("2022-02", 1501),
    ]


def test_shards_follow_the_timeline_where_zones_do_not_follow_the_days() -> None:
    linked = timeline(
        event("open", date="../2021"),
        event("old", date="-0043-03-15"),
        event("a", date="2021-12-31T23:30:00-11:00"),
        event("b", date="2022-01-01T01:00:00Z"),
        event("c", date="2022-01-02"),
    )
    assert [one.id for one in linked.events] == ["open", "old", "b", "a", "c"]
    files = made(linked)
    index = json.loads(files[INDEX])
    assert [(name, first) for name, first, _ in index["shards"]] == [
        ("open", 0),
        ("-0043", 1),
        ("2022", 2),
    ]
    assert file(files, "ids") == {"open": 0, "old": 1, "b": 2, "a": 2, "c": 2}


def test_ids_that_begin_with_their_date_need_no_list() -> None:
    index = json.loads(made(timeline(event("2022-01-12-council")))[INDEX])
    assert "ids" not in index


def test_names_change_with_what_is_in_a_file_alone() -> None:
    before = made(timeline(event("2021-12-01-call", date="2021-12-01"), event("2022-01-12-talks")))
    retitled = event("2022-01-12-talks", title="The talks")
    after = made(timeline(retitled, event("2021-12-01-call", date="2021-12-01")))
    changed = [path for path in before if before[path] != after.get(path)]
    assert [path.rpartition("-")[0] or path for path in changed] == ["data/events-2022", INDEX]


def test_two_thousand_events_are_small(tmp_path: Path) -> None:
    script = ROOT / "benchmarks" / "corpus.py"
    command = [sys.executable, str(script), str(tmp_path), "--events", "2000"]
    subprocess.run(command, check=True)
    read = read_and_check(tmp_path / "content", Day(2026, 6, 1))
    files = made(link(read.collection))
    index = json.loads(files[INDEX])
    sizes = {
        path.removeprefix(f"{FOLDER}/"): len(gzip.compress(content.encode(), 6)) / 1024
        for path, content in files.items()
    }
    assert sizes[index["core"]] < 25
    assert sizes["index.json"] < 2
    assert max(sizes[path] for _, _, path in index["shards"]) < 8
    core = files[f"{FOLDER}/{index['core']}"]
    assert not any(one.title in core for one in read.collection.events)
