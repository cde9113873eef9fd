from __future__ import annotations

import pytest

from dateline.model.claims import claim_of, claimed_fields
from tests.records import actor, collection, place, vocabulary

NAMES = collection(
    actor("nato", name="NATO", former_ids=["alliance"], aliases=["The Alliance, Inc."]),
    place("riga", name="Riga"),
).names


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("date", "date"),
        ("actors", "actors"),
        ("actors.nato", "actors.nato"),
        ("actors.alliance", "actors.nato"),
        ("actors.NATO", "actors.nato"),
        ("actors.The Alliance, Inc.", "actors.nato"),
        ("places.riga", "places.riga"),
        ("actors.riga", "actors.riga"),
        ("topics.nothing", "topics.nothing"),
        ("actors.", "actors."),
        ("date.nato", "date.nato"),
        ("casualties", "casualties"),
    ],
)
def test_what_is_meant(written: str, key: str) -> None:
    assert claim_of(written, NAMES).key == key


def test_the_fields_of_a_site_of_its_own_can_be_sourced() -> None:
    words = vocabulary(
        fields={
            "casualties": {"kind": "number", "on": "event", "label": "Casualties"},
            "toll": {"kind": "number", "on": "place", "label": "Toll"},
        }
    )
    assert claimed_fields(words)[-1] == "casualties"
    assert {"date", "actors"} < set(claimed_fields(words))
    assert not {"importance", "sources", "evidence", "added", "id"} & set(claimed_fields(words))
