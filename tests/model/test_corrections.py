from __future__ import annotations

import pytest

from dateline.model.corrections import LogEntry, corrections_log, revisions_of
from tests.records import actor, event, source


def revision(date: str, note: str = "It was wrong.", kind: str = "correction") -> dict[str, str]:
    return {"date": date, "kind": kind, "note": note}


def said(entries: tuple[LogEntry, ...]) -> list[tuple[str, str | None, str]]:
    """The dates, notes and anchors of entries."""
    return [(entry.date.text, entry.note, entry.anchor) for entry in entries]


def test_the_latest_revision_comes_first_and_of_one_day_the_lower() -> None:
    revisions = [
        revision("2022-03-01", "first"),
        revision("2022-01-01", "older"),
        revision("2022-03-01", "second"),
        revision("2022-02", "a month"),
    ]
    assert said(revisions_of(event(revisions=revisions))) == [
        ("2022-03-01", "second", "revision-2022-03-01-2"),
        ("2022-03-01", "first", "revision-2022-03-01"),
        ("2022-02", "a month", "revision-2022-02"),
        ("2022-01-01", "older", "revision-2022-01-01"),
    ]


@pytest.mark.parametrize("date", ["2022-03-01", "2022-03", "2021-01-01", "2023"])
def test_an_entry_added_below_changes_no_anchor(date: str) -> None:
    before = [revision("2022-03-01", "a"), revision("2022-03-01", "b"), revision("2022-03", "c")]
    old = revisions_of(event(revisions=before))
    new = revisions_of(event(revisions=[*before, revision(date, "new")]))
    assert set(said(old)) < set(said(new))
    assert len({entry.anchor for entry in new}) == len(new)


@pytest.mark.parametrize("dates", [["2022-01?", "2022-01~", "2022-01"], ["..", "-0043", "0043"]])
def test_dates_that_are_alike_have_anchors_of_their_own(dates: list[str]) -> None:
    found = revisions_of(event(revisions=[revision(date) for date in dates if date != ".."]))
    assert len({entry.anchor for entry in found}) == len(found)


def test_the_log_has_all_that_was_changed_or_withdrawn() -> None:
    gone = {"date": "2022-02-01", "reason": "It did not happen."}
    records = (
        actor("nato", withdrawn={"date": "2022-05"}),
        event("council", withdrawn=gone, revisions=[revision("2022-01-20", kind="update")]),
        event("other", added="2022-01-01"),
        source("article", revisions=[revision("2022-02-01", kind="clarification")]),
    )
    assert [
        (one.record.id, one.kind, one.note, one.anchor) for one in corrections_log(records)
    ] == [
        ("nato", "withdrawal", None, "withdrawn"),
        ("council", "withdrawal", "It did not happen.", "withdrawn"),
        ("article", "clarification", "It was wrong.", "revision-2022-02-01"),
        ("council", "update", "It was wrong.", "revision-2022-01-20"),
    ]


def test_nothing_was_corrected() -> None:
    assert corrections_log([event(added="2022-01-01")]) == ()
    assert revisions_of(event(withdrawn={"date": "2022-01-01"})) == ()
