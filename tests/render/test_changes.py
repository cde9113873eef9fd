from __future__ import annotations

import pytest

from dateline.render.changes import last_change, last_change_of
from tests.records import actor, event


def revised(*dates: str) -> list[dict[str, str]]:
    return [{"date": date, "kind": "update", "note": "It was."} for date in dates]


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({}, None),
        ({"date": "2022-01-12"}, None),
        ({"added": "2022-02-01"}, "2022-02-01"),
        ({"added": "2022-02-01", "revisions": revised("2022-03-01", "2022-02-15")}, "2022-03-01"),
        ({"added": "2022-04-01", "revisions": revised("2022-03-01")}, "2022-04-01"),
        ({"revisions": revised("2022-03-01")}, "2022-03-01"),
        ({"added": "2022-02-01", "withdrawn": {"date": "2022-05-01"}}, "2022-05-01"),
        ({"added": "2022-02"}, None),
        ({"added": "2022-02~", "revisions": revised("2022", "2022-01-31")}, "2022-01-31"),
        ({"added": "2022-02-01T23:30:00-05:00"}, "2022-02-01"),
    ],
)
def test_last_change(values: dict[str, object], day: str | None) -> None:
    assert last_change(event(**values)) == day


def test_the_last_change_of_several_records_is_the_latest() -> None:
    made = [event("a", added="2022-02-01"), actor("b", added="2021-12-31"), event("c")]
    assert last_change_of(made) == "2022-02-01"
    assert last_change_of([event()]) is None
    assert last_change_of([]) is None
