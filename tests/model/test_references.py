from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dateline.model.kind import Kind
from dateline.model.references import RELATIONS, links, references
from dateline.model.vocabulary import Vocabulary
from tests.records import actor, event, place, source, topic, vocabulary

if TYPE_CHECKING:
    from dateline.model.records import Record

FULL = event(
    places=["brussels"],
    actors=["nato", "russia"],
    topics=["talks"],
    sources=["article", {"id": "readout", "locator": "page 2"}],
    statements=[
        {"by": ["nato", "russia"], "says": "Yes.", "source": "article"},
        {"by": "ukraine", "says": "No.", "source": ["readout"]},
    ],
    evidence={"date": ["article"], "places": "readout"},
    relations={name: [f"other-{name}"] for name in RELATIONS},
)


def test_an_event_names_records_in_the_order_of_the_format() -> None:
    assert [(one.keys, one.kind, one.id) for one in references(FULL, Vocabulary())] == [
        (("places", 0), Kind.PLACE, "brussels"),
        (("actors", 0), Kind.ACTOR, "nato"),
        (("actors", 1), Kind.ACTOR, "russia"),
        (("topics", 0), Kind.TOPIC, "talks"),
        (("sources", 0), Kind.SOURCE, "article"),
        (("sources", 1), Kind.SOURCE, "readout"),
        (("statements", 0, "by", 0), Kind.ACTOR, "nato"),
        (("statements", 0, "by", 1), Kind.ACTOR, "russia"),
        (("statements", 0, "source", 0), Kind.SOURCE, "article"),
        (("statements", 1, "by", 0), Kind.ACTOR, "ukraine"),
        (("statements", 1, "source", 0), Kind.SOURCE, "readout"),
        (("evidence", "date", 0), Kind.SOURCE, "article"),
        (("evidence", "places", 0), Kind.SOURCE, "readout"),
        *((("relations", name, 0), Kind.EVENT, f"other-{name}") for name in RELATIONS),
    ]


def value_at(record: Record, keys: tuple[str | int, ...]) -> object:
    value: Any = record
    for key in keys:
        found = isinstance(value, dict) or isinstance(key, int)
        value = value[key] if found else getattr(value, str(key))
    return getattr(value, "id", value)


def test_the_keys_of_a_reference_lead_to_it() -> None:
    for reference in references(FULL, Vocabulary()):
        assert value_at(FULL, reference.keys) == reference.id


@pytest.mark.parametrize(
    ("record", "named"),
    [
        (
            actor(part_of=["eu"], roles=[{"role": "Chair", "at": "osce"}, {"role": "Guest"}]),
            [(("part_of", 0), Kind.ACTOR, "eu"), (("roles", 0, "at"), Kind.ACTOR, "osce")],
        ),
        (place(part_of="belgium"), [(("part_of", 0), Kind.PLACE, "belgium")]),
        (topic(part_of=["security"]), [(("part_of", 0), Kind.TOPIC, "security")]),
        (source(publisher="nato"), []),
        (
            source("copy", copy_of="a", relies_on=["b", "c"]),
            [
                (("copy_of",), Kind.SOURCE, "a"),
                (("relies_on", 0), Kind.SOURCE, "b"),
                (("relies_on", 1), Kind.SOURCE, "c"),
            ],
        ),
        (event(), []),
    ],
    ids=lambda value: value.id if hasattr(value, "id") else "",
)
def test_other_kinds(record: Record, named: list[tuple[object, ...]]) -> None:
    found = [(one.keys, one.kind, one.id) for one in references(record, Vocabulary())]
    assert found == named


def test_a_field_of_a_sites_own_may_refer_to_a_record() -> None:
    words = vocabulary(
        fields={
            "host": {"kind": "reference", "on": "event", "label": "Host", "to": "actor"},
            "lane": {"kind": "text", "on": "event", "label": "Lane"},
        }
    )
    record = event(own={"host": "nato", "lane": "russia", "gone": "ukraine"})
    assert [(one.keys, one.kind, one.id) for one in references(record, words)] == [
        (("host",), Kind.ACTOR, "nato")
    ]


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (event(summary="By [[nato]]", body="and [[russia|them]]"), ["summary", "body"]),
        (actor(description="[[nato]]", body="`[[nato]]`"), ["description"]),
        (source(note="x [[nato]]", publisher="[[nato]]"), ["note"]),
        (event(title="[[nato]]"), []),
    ],
    ids=["event", "actor", "source", "title"],
)
def test_links_in_texts(record: Record, found: list[str]) -> None:
    assert [where.keys[0] for where, _ in links(record)] == found


def test_a_link_says_where_in_the_text_it_is() -> None:
    [(where, target)] = links(event(body="Meeting of [[ nato |the alliance]]"))
    assert (where.keys, where.offset, target) == (("body",), 11, "nato")
