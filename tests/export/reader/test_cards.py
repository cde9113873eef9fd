from __future__ import annotations

import json

from dateline.export.reader.files import FOLDER, INDEX
from tests.export.reader.reading import made
from tests.records import actor, event, source, timeline, topic


def test_a_card_says_who_it_is_and_how_many_events_there_are() -> None:
    files = made(
        timeline(
            event(actors=["nato"], sources=["article"]),
            actor(
                name="NATO",
                aliases=["the Alliance"],
                also_known_as=[{"text": "Альянс", "lang": "uk"}],
                description="A *military* alliance.",
            ),
            actor("unused", name="Unused"),
            actor("gone", withdrawn={"date": "2022-03-01"}),
            source(publisher="The Gazette", published="2022-02", note="Read online."),
            source("bare"),
        )
    )
    cards = json.loads(files[INDEX])["cards"]
    assert list(cards) == ["actor", "source"]
    assert json.loads(files[f"{FOLDER}/{cards['actor']}"]) == {
        "id": ["nato", "unused"],
        "title": ["NATO", "Unused"],
        "line": ["the Alliance, Альянс", ""],
        "about": ["A military alliance.", ""],
        "events": ["1 event", "0 events"],
    }
    assert json.loads(files[f"{FOLDER}/{cards['source']}"]) == {
        "id": ["article", "bare"],
        "title": ["Article", "Bare"],
        "line": ["The Gazette, February 2022", ""],
        "about": ["Read online.", ""],
        "events": ["1 event", "0 events"],
    }


def test_an_edit_of_a_topic_names_no_other_file_anew() -> None:
    def names(description: str) -> set[str]:
        records = (event(topics=["talks"]), topic(description=description), actor())
        return set(made(timeline(*records)))

    before, after = names("One."), names("Two.")
    assert len(before - after) == 1
