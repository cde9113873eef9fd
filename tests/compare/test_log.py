from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.compare.log import Log, logs
from dateline.compare.published import check_published
from dateline.model.dates import Day
from dateline.read.content import read
from tests.records import collection, event, topic, write_files

if TYPE_CHECKING:
    from pathlib import Path

TODAY = Day(2022, 6, 1)
PUBLISHED = {"date": "2022-02-02", "kind": "update", "note": "More is known."}


def of(*new: dict[str, str], added: str | None = None) -> Log:
    """The log of an event with one published entry, and what is below that now."""
    old = collection(event(revisions=[PUBLISHED], added=added))
    now = collection(event(revisions=[PUBLISHED, *new], added=added))
    return logs(old, now, TODAY)["council"]


@pytest.mark.parametrize(
    ("note", "counts"),
    [
        ("It was later.", True),
        ("日期有误", True),
        ("Дата", True),
        ("तिथि", True),
        ("تاريخ", True),
        ("De\u0301", True),
        (".", False),
        ("12–13, 2022", False),
        ("x", False),
        ("a b c 1d", False),
        ("?!", False),
        ("🙂🙂", False),
    ],
)
def test_a_note_needs_words(note: str, counts: bool) -> None:
    log = of({"date": "2022-03-01", "kind": "update", "note": note})
    assert bool(log.told) is counts
    assert log.faults == (() if counts else ("its note has no words",))


@pytest.mark.parametrize(
    ("date", "fault"),
    [
        ("2022-02-02", None),
        ("2022-02", None),
        ("2022", None),
        ("2023", None),
        ("2022-02-01", "it is dated before 2022-02-02, the newest published entry"),
        ("2022-01", "it is dated before 2022-02-02, the newest published entry"),
        ("2001-01-01", "it is dated before 2022-02-02, the newest published entry"),
    ],
)
def test_an_entry_is_not_dated_back(date: str, fault: str | None) -> None:
    log = of({"date": date, "kind": "update", "note": "It was later."})
    assert log.faults == ((fault,) if fault else ())
    assert log.is_silent is bool(fault)


def test_an_entry_is_not_older_than_its_record() -> None:
    entry = {"date": "2022-03-01", "kind": "update", "note": "It was later."}
    fault = "it is dated before 2022-04-01, when the record was added"
    assert of(entry, added="2022-04-01").faults == (fault,)
    assert of(entry, added="2022-03").told
    earlier = collection(event(revisions=[entry], added="2022-01-01"))
    log = logs(collection(event(added="2022-04-01")), earlier, TODAY)["council"]
    assert log.faults == (fault,)


def test_a_copy_says_nothing_and_one_of_two_entries_is_enough() -> None:
    copy = {**PUBLISHED, "note": "More  is\nknown."}
    other = {"date": "2022-03-01", "kind": "update", "note": "It was later."}
    assert of(copy).faults == ("it says what another entry says",)
    assert of(copy, other).told


ENTRIES = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.sampled_from(["2022-01-01", "2022-02"]),
            "kind": st.sampled_from(["update", "correction"]),
            "note": st.sampled_from(["So it was.", "So it  was.", "."]),
        }
    ),
    max_size=4,
)


@given(ENTRIES, ENTRIES, ENTRIES)
def test_each_published_entry_stays_or_is_lost(
    one: list[dict[str, str]], other: list[dict[str, str]], now: list[dict[str, str]]
) -> None:
    old = collection(topic("a", revisions=one), topic("b", revisions=other))
    new = collection(topic("a", revisions=now, former_ids=["b"]))
    log = logs(old, new, TODAY)["a"]
    for name, before in (("a", one), ("b", other)):
        missing = _counted(before) - _counted(now)
        assert sum(lost.record.id == name for lost in log.lost) == missing.total()
    assert logs(new, new, TODAY)["a"] == Log()


def _counted(entries: list[dict[str, str]]) -> Counter[tuple[str, ...]]:
    return Counter(
        (entry["date"], entry["kind"], " ".join(entry["note"].split())) for entry in entries
    )


@pytest.mark.parametrize("revisions", ["soon", "[{date: soon, kind: update, note: It was.}]"])
def test_of_a_log_that_cannot_be_read_nothing_is_said(tmp_path: Path, revisions: str) -> None:
    text = "title: Talks\ndate: 2022-01-{}\ntype: call\nrevisions: {}\n"
    good = "[{date: 2022-02-02, kind: update, note: More is known.}]"
    for name, day, log in (("old", 10, good), ("new", 11, revisions)):
        write_files(tmp_path / name, {"events/talks.yml": text.format(day, log)})
    old, new = (read(tmp_path / name).collection for name in ("old", "new"))
    assert logs(old, new, TODAY)["talks"].unread
    assert list(check_published(old, new, TODAY)) == []
