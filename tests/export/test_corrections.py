from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from dateline.export.corrections import MOST_ENTRIES, FeedSite, corrections_feed
from dateline.model.corrections import corrections_log
from dateline.model.dates import Day
from tests.export.test_atom import ATOM, faults, one, text
from tests.records import actor, event

SITE = FeedSite("The talks", "https://talks.example/a/", "en")
ADDRESSES = ("corrections.xml", "corrections/")


def made(*dates: str, changed: Day | None = None) -> ET.Element:
    """The feed of an event that was corrected on some dates."""
    log = [{"date": date, "kind": "correction", "note": f"Of {date}."} for date in dates]
    entries = corrections_log([event(revisions=log)])
    root = ET.fromstring(corrections_feed(SITE, entries, ADDRESSES, changed))  # noqa: S314 - made here
    assert faults(root) == []
    return root


def test_what_the_feed_is() -> None:
    root = made("2022-01-20", "2022-02-01", changed=Day(2023, 1, 1))
    assert text(root, "id") == "https://talks.example/a/corrections.xml"
    assert text(root, "title") == "The talks: corrections"
    assert text(root, "updated") == "2022-02-01T00:00:00Z"
    first, _second = root.findall(f"{ATOM}entry")
    assert text(first, "id") == "https://talks.example/a/events/council/#revision-2022-02-01"
    assert text(first, "title") == "Correction: Council"
    assert text(first, "content") == "Of 2022-02-01."
    assert text(first, "updated") == "2022-02-01T00:00:00Z"


def test_a_withdrawal_is_in_it() -> None:
    records = [
        event(withdrawn={"date": "2022-02-01", "reason": "It did not happen."}),
        actor(withdrawn={"date": "2022-01-01"}),
    ]
    feed = corrections_feed(SITE, corrections_log(records), ADDRESSES, None)
    found = ET.fromstring(feed).findall(f"{ATOM}entry")  # noqa: S314 - made here
    assert [(text(one, "title"), text(one, "content")) for one in found] == [
        ("Withdrawal: Council", "It did not happen."),
        ("Withdrawal: Nato", "Withdrawal, without a reason given"),
    ]
    assert one(found[0], "category").get("term") == "withdrawal"


def test_ids_stay_when_records_are_renamed_and_the_links_lead_to_their_pages() -> None:
    log = [{"date": "2022-02-01", "kind": "update", "note": f"{one}."} for one in "ab"]
    records = [
        event("new", former_ids=["oldest", "old"], revisions=log),
        event("old-2", revisions=log),
        actor("nato", former_ids=["otan"], revisions=log, withdrawn={"date": "2022-03-01"}),
    ]
    feed = corrections_feed(SITE, corrections_log(records), ADDRESSES, None)
    found = ET.fromstring(feed).findall(f"{ATOM}entry")  # noqa: S314 - made here
    ids = [text(one, "id").removeprefix(SITE.url) for one in found]
    links = [one(entry, "link").get("href", "").removeprefix(SITE.url) for entry in found]
    assert list(zip(ids, links, strict=True)) == [
        ("actors/otan/#withdrawn", "actors/nato/#withdrawn"),
        ("events/oldest/#revision-2022-02-01-2", "events/new/#revision-2022-02-01-2"),
        ("events/oldest/#revision-2022-02-01", "events/new/#revision-2022-02-01"),
        ("events/old-2/#revision-2022-02-01-2", "events/old-2/#revision-2022-02-01-2"),
        ("events/old-2/#revision-2022-02-01", "events/old-2/#revision-2022-02-01"),
        ("actors/otan/#revision-2022-02-01-2", "actors/nato/#revision-2022-02-01-2"),
        ("actors/otan/#revision-2022-02-01", "actors/nato/#revision-2022-02-01"),
    ]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("date", "updated"),
    [
        ("2022-01-20", "2022-01-20T00:00:00Z"),
        ("2022-01-20T18:00:00+02:00", "2022-01-20T00:00:00Z"),
        ("2022-02", "2022-02-01T00:00:00Z"),
        ("2022", "2022-01-01T00:00:00Z"),
        ("../2022-02", "2022-02-28T00:00:00Z"),
        ("-0043", "0001-01-01T00:00:00Z"),
        ("Y12026", "9999-12-31T00:00:00Z"),
    ],
)
def test_every_date_has_a_moment(date: str, updated: str) -> None:
    assert text(one(made(date), "entry"), "updated") == updated


@pytest.mark.parametrize(
    ("changed", "updated"),
    [(Day(2022, 3, 1), "2022-03-01T00:00:00Z"), (None, "0001-01-01T00:00:00Z")],
)
def test_an_empty_log_has_a_feed_that_can_be_followed(changed: Day | None, updated: str) -> None:
    root = made(changed=changed)
    assert root.findall(f"{ATOM}entry") == []
    assert text(root, "updated") == updated


def test_only_the_latest_are_in_it() -> None:
    root = made(*(f"{year:04}" for year in range(1900, 1900 + MOST_ENTRIES + 1)))
    updated = [text(one, "updated")[:4] for one in root.findall(f"{ATOM}entry")]
    assert updated == [str(year) for year in range(1900 + MOST_ENTRIES, 1900, -1)]
