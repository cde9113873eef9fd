from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest

from dateline.render.pages import pages
from dateline.render.proposals import Proposals
from dateline.render.repository import edits_below, repository
from dateline.timeline import link
from tests.records import actor, collection, event, place, source, timeline, topic, view_of
from tests.render.html import Element, read_html

if TYPE_CHECKING:
    from dateline.model.records import Record

URL = "https://github.com/newsroom/timeline"
GITHUB = repository(URL, edits_below(URL, "edit/main/content/"))
RECORDS = (
    event(actors=["nato"], places=["brussels"], topics=["talks"], sources=["article"]),
    event("gone", withdrawn={"date": "2022-03-01", "reason": "It did not happen."}),
    actor(name="NATO"),
    place(),
    topic(),
    source(),
)
ROOT = "https://talks.example/"


def query(address: str | None) -> dict[str, str]:
    assert address is not None
    return dict(parse_qsl(urlsplit(address).query))


def shown(*, kept: bool) -> dict[str, Element]:
    """The pages of a site by their addresses."""
    view = view_of(timeline(*RECORDS), url=ROOT, repository=GITHUB if kept else None)
    return {one.address: read_html(one.content) for one in pages(view)}


def test_a_correction_says_which_record_it_is_about() -> None:
    made = Proposals(GITHUB, ROOT, {"events/council.yml": "1a2b3c4d5e6f"})
    assert query(made.correction_url(event(title="Council meets"))) == {
        "template": "correction.yml",
        "title": "Correction: Council meets",
        "address": "https://talks.example/events/council/",
        "record": "events/council.yml",
        "version": "1a2b3c4d5e6f",
    }


def test_a_page_of_a_bare_name_is_corrected_by_its_address() -> None:
    made = Proposals(GITHUB, "", {"actors/nato.yml": "1a2b3c4d5e6f"})
    bare = actor(registered=False, name="NATO")
    assert made.version(bare) is None
    assert query(made.correction_url(bare)) == {
        "template": "correction.yml",
        "title": "Correction: NATO",
        "address": "actors/nato/",
    }


@pytest.mark.parametrize(
    ("record", "known"),
    [
        (event(), {}),
        (actor(name="NATO"), {"who": "NATO"}),
        (place(name="Brussels"), {"where": "Brussels"}),
        (topic(name="Talks"), {"topic": "Talks"}),
        (source(title="No breakthrough"), {"source": "No breakthrough"}),
        (actor(name="a" * 100), {"who": "a" * 79 + "…"}),
    ],
)
def test_a_missing_event_is_of_the_record_whose_page_lacks_it(
    record: Record, known: dict[str, str]
) -> None:
    made = Proposals(GITHUB, ROOT, {})
    assert query(made.missing_url(record.address, record)) == {
        "template": "new-event.yml",
        "title": "Missing event: ",
        "address": f"{ROOT}{record.address}",
        **known,
    }


def test_record_pages_lead_to_their_file_and_lists_to_what_is_missing() -> None:
    for address, page in shown(kept=True).items():
        if address in {"corrections/", "publishers/"}:
            continue
        [listed] = page.all("ul", named="dl-ways")
        ways = {text: address for address, text in listed.links}
        assert {one.attributes["rel"] for one in listed.all("a")} == {"nofollow"}
        missing = query(ways.pop("Report a missing event"))
        assert missing["address"] == f"{ROOT}{address}"
        of_record = [one for one in RECORDS if one.address == address]
        if not of_record:
            assert ways == {}
            continue
        [record] = of_record
        path = f"main/content/{record.path}"
        assert query(ways.pop("Suggest a correction"))["record"] == record.path
        assert ways == {
            "Edit this record": f"{URL}/edit/{path}",
            "History": f"{URL}/commits/{path}",
        }


def test_without_a_repository_nothing_of_it_is_there() -> None:
    for page in shown(kept=False).values():
        assert page.all("ul", named="dl-ways") == []
        assert page.all("footer", named="dl-colophon--ways") == []
        assert not [one for one in page.texts("a") if one in {"History", "Edit this record"}]


def test_the_version_of_a_record_stands_beside_its_file() -> None:
    versions = {"actors/nato.yml": "1a2b3c4d5e6f"}
    linked = link(replace(collection(*RECORDS), versions=versions))
    feet = {
        one.address: read_html(one.content).all("footer", named="dl-colophon")
        for one in pages(view_of(linked))
    }
    assert feet["actors/nato/"][0].texts("p")[0] == "Record actors/nato.yml, version 1a2b3c4d5e6f"
    assert feet["topics/talks/"][0].texts("p")[0] == "Record topics/talks.yml"
